import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { registrationFields } from '../../src/core/guide/registration';

/**
 * Where the text of a derived placeholder stands: for what a guide registers, the line of its `register-client`; for an endpoint,
 * the line of the provider's data.
 *
 * @param raw a value as the page has it, `<token_endpoint>`
 * @returns `docs/auth-js/index.md:54`, relative to the site's folder; `undefined` for what is no derived placeholder
 */
export function originOf(raw: string, guide: string, provider: string, root: string): string | undefined {
  const name = /<([a-z_]+)>/.exec(raw)?.[1];
  if (name === undefined) return undefined;
  const label = Object.entries(registrationFields).find(([, { placeholder }]) => placeholder === name)?.[0];
  const [file, line] =
    label === undefined
      ? [`providers/${provider}/provider.ts`, (text: string) => text.trimStart().startsWith(`${name}: `)]
      : [`docs/${guide}/index.md`, (text: string) => text.startsWith(`- ${label}: `)];
  const path = join(root, file);
  if (!existsSync(path)) return undefined;
  const found = linesFor(provider, readFileSync(path, 'utf8')).findIndex(line);
  return found < 0 ? undefined : `${file}:${found + 1}`;
}

/** The lines of a text, those for other providers blank. */
function linesFor(provider: string, text: string): string[] {
  let end: string | undefined;
  return text.split('\n').map((line) => {
    const [, fence, only = ''] = /^(:{3,})provider\{only="?([^"}]*)/.exec(line) ?? [];
    if (fence !== undefined && !only.split(/[\s,]+/).includes(provider)) end = fence;
    if (end === undefined) return line;
    if (line.trimEnd() === end) end = undefined;
    return '';
  });
}
