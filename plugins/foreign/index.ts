import { relative, sep } from 'node:path';
import type { Diagnostic } from '../../src/core/diagnostics/diagnostic';
import { helpUrl, rules } from '../../src/core/diagnostics/rules';
import type { Serving } from '../../src/core/provider/serve';
import type { JudgeText } from '../check-files';
import { loadSite } from '../site';
import { isCertainSlip } from './certain-slips';
import { conflictingValues } from './conflicting-values';
import { unservedEndpoints } from './endpoints';
import type { Finding } from './finding';
import { insecureUrls } from './insecure-urls';
import { judgeFence } from './judge-fence';
import { placeholderSpellings } from './placeholder-spellings';
import { isWithin, slips } from './slips';
import { scanFences, type ScanOptions } from './scan-fences';
import { readStatements } from './statements';
import { brokenSteps } from './step-numbers';
import { swappedCredentials } from './swapped-credentials';

/**
 * What judges guides that are not ours. Nothing is asked of their form: snippets are judged by their text alone, addresses by
 * what the providers serve, steps by their numbers.
 */
export async function foreignJudge(root: string): Promise<JudgeText> {
  const { providers } = await loadSite(root);
  return async (path, text) => {
    const file = relative(root, path).split(sep).join('/');
    const findings = await judgeForeign(text, [...providers.values()], { isMdx: path.endsWith('.mdx') });
    return findings.map((finding): Diagnostic => {
      const { ruleId } = finding;
      return { file, severity: rules[ruleId].severity, ...finding, url: helpUrl(ruleId) };
    });
  };
}

/** The faults of a Markdown or MDX text of which nothing is known. */
export async function judgeForeign(
  source: string,
  providers: readonly Serving[],
  options: ScanOptions = {},
): Promise<Finding[]> {
  const text = source.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
  const fences = scanFences(text, options);
  const statements = readStatements(text, fences);
  const findings: Finding[] = [];
  for (const fence of fences) findings.push(...(await judgeFence(fence)));
  findings.push(...unservedEndpoints(text, providers));
  return [
    ...findings,
    ...brokenSteps(text, fences),
    ...conflictingValues(statements).filter((one) => !findings.some((other) => isWithin(one, other))),
    ...swappedCredentials(statements),
    ...insecureUrls(text, fences),
    ...placeholderSpellings(text, fences),
    ...slips(text, fences, findings).filter((slip) => isCertainSlip(slip, text)),
  ];
}
