import { VFile } from 'vfile';
import { judgeGuide } from '../../plugins/judge-guide';
import { judgeSnippet } from '../../plugins/remark-snippets/judge';
import { diagnosticsOf } from '../../plugins/reporter';
import type { Site } from '../../plugins/site';
import { rules } from '../../src/core/diagnostics/rules';
import { parse } from '../../src/core/placeholder/grammar';
import { substitute } from '../../src/core/placeholder/substitute';
import { type Base, editedGuide, editedText, type Guide } from './bases';
import type { Typo } from './kinds';

/** How often each error is reported. */
export type Errors = ReadonlyMap<string, number>;

/** The errors of a whole guide, by rule and message; lines are left out, because a typo may move them. */
export async function errorsOfGuide(path: string, source: string, site: Site): Promise<Errors> {
  const file = new VFile({ path: `${site.dir}/${path}`, value: source });
  await judgeGuide(file, { site });
  return counted(
    diagnosticsOf(file, site)
      .filter(({ severity }) => severity === 'error')
      .map(({ ruleId, message }) => `${ruleId} ${message}`),
  );
}

/** The errors of one snippet; `undefined` when it has something in it that the guide does not know. */
async function errorsOfSnippet(guide: Guide, base: Base, label: string, text: string): Promise<Errors | undefined> {
  const templates = parse(text).map((segment) =>
    segment.type === 'literal' ? [segment.raw] : guide.templates.get(segment.raw),
  );
  const errors: string[] = [];
  for (const provider of base.providers) {
    const reader = { provider, values: guide.samples };
    const parts = templates.map((template) => template && substitute(template, reader));
    if (parts.includes(undefined)) return undefined;
    const faults = await judgeSnippet({ language: label, meta: base.meta, text: parts.join('') });
    errors.push(
      ...faults
        .filter(({ ruleId }) => rules[ruleId].severity === 'error')
        .map(({ ruleId, message }) => `${ruleId} ${message}`),
    );
  }
  return counted(errors);
}

const known = new WeakMap<Base, Promise<Errors | undefined>>();

/** The errors of a snippet without the typo. */
function ownErrors(guide: Guide, base: Base): Promise<Errors | undefined> {
  const errors = known.get(base) ?? errorsOfSnippet(guide, base, base.label, base.text);
  known.set(base, errors);
  return errors;
}

function counted(errors: readonly string[]): Errors {
  const counts = new Map<string, number>();
  for (const error of errors) counts.set(error, (counts.get(error) ?? 0) + 1);
  return counts;
}

const hasMore = (after: Errors, before: Errors): boolean =>
  [...after].some(([error, count]) => count > (before.get(error) ?? 0));

/**
 * Whether the checker reports an error for a typo that the guide does not have without it. A snippet that is refused by
 * itself is refused in the guide too, so the guide is judged only when its snippet passes.
 *
 * @param before the errors of the guide without the typo
 */
export async function isCaught(
  guide: Guide,
  base: Base,
  typo: Typo,
  { site, before }: { site: Site; before: Errors },
): Promise<boolean> {
  const label = 'label' in typo ? typo.label : base.label;
  const text = 'label' in typo ? base.text : editedText(base.text, typo);
  // A fault of the snippet may be one that the guide allows in the place.
  if (!guide.source.includes('<!-- allow snippet-')) {
    const own = await ownErrors(guide, base);
    const after = await errorsOfSnippet(guide, base, label, text);
    if (own && after && hasMore(after, own)) return true;
  }
  return hasMore(await errorsOfGuide(guide.path, editedGuide(guide, base, typo).source, site), before);
}
