import { placeholdersFor } from '../../../src/core/placeholder/substitute';
import type { MeaningContext } from './context';

const SECRET_KEY = /secret|client_?-?\s?pass/i;
const ID_KEY = /(?:client|app|application|consumer)[\s_.-]?(?:id|key)$/i;

/** The client ID where the secret belongs, or the secret where everybody can read it. */
export function secretInIdPlace({ statements }: MeaningContext): void {
  for (const { form, key, template, raw, place, reporter, providers } of statements) {
    if (form === 'text') continue;
    const wanted =
      SECRET_KEY.test(key) && !/\bid$/i.test(key) ? 'client_secret' : ID_KEY.test(key) ? 'client_id' : undefined;
    const wrong = wanted === 'client_secret' ? 'client_id' : 'client_secret';
    if (wanted === undefined) continue;
    const keys = placeholdersFor(template, providers[0]).map(([one]) => one.replace(/^.*\//, ''));
    if (!keys.includes(wrong) || keys.includes(wanted)) continue;
    const at = raw === `<${wrong}>`;
    reporter.report('secret-in-id-place', place, `Unexpected \`<${wrong}>\` as \`${key}\`, expected \`<${wanted}>\``, {
      actual: raw,
      expected: [raw.replace(`<${wrong}>`, `<${wanted}>`)],
      ...(at ? { fixable: true } : {}),
    });
  }
}
