import { forProvider, isPlaceholder, isScalar, type PlainPart, rawText, type Template } from '../placeholder/template';

/** Files whose names have no extension. */
const BARE_NAMES = /^(?:Docker|Container|Caddy|Make|Proc|Vagrant|Gem|Jenkins|Rake|Brew|Just|just|make)file$/;
/** `compose.yaml`, `.env`, `.dockerignore`; not `v2.5`, not `auth.generic_oauth`. */
const NAME_WITH_EXTENSION = /(?:[^.]\.[A-Za-z][A-Za-z0-9]{0,9}|^\.[A-Za-z][\w-]*)$/;
/** What stands in captions and in no file's name. A colon may follow the letter of a drive. */
const CAPTION = /[\s<>"|?*,;]|[a-z]+:\/\/|(?<!^[A-Za-z]):/;

/**
 * The name of a file as a snippet's title has it: `compose.yaml`, and `config.yaml` for `/etc/app/config.yaml`. Only the author's
 * words decide what is a name, never the reader's values.
 *
 * @returns the name with its placeholders' own texts; `undefined` for captions such as “In the folder of compose.yaml”, and for
 *   `wiki.company`
 */
export function fileInTitle(title: Template): string | undefined {
  const parts = forProvider(title, undefined);
  const last = parts.at(-1);
  // An extension is the author's; at the end of `wiki.company` there is none.
  if (typeof last !== 'string') return undefined;
  if (parts.some((part) => isScalar(part) || (typeof part === 'string' && CAPTION.test(part)))) return undefined;
  const name = lastSegment(parts).map(written).join('');
  return BARE_NAMES.test(name) || NAME_WITH_EXTENSION.test(name) ? name : undefined;
}

/** What follows the last slash that the author wrote. A slash in a reader's value never makes a folder. */
export function lastSegment(parts: readonly PlainPart[]): PlainPart[] {
  const index = parts.findLastIndex((part) => typeof part === 'string' && /[\\/]/.test(part));
  return index < 0
    ? [...parts]
    : parts
        .slice(index)
        .map((part, at) => (at === 0 && typeof part === 'string' ? part.replace(/^.*[\\/]/s, '') : part));
}

const written = (part: PlainPart): string =>
  typeof part === 'string' ? part : isPlaceholder(part) ? rawText(part) : '';
