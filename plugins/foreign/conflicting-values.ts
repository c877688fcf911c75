import { type Finding, placeIn } from './finding';
import type { Fence } from './scan-fences';

/** What one list gives once: other labels may be repeated, as redirect URIs are. */
const SINGLE =
  /^(?:(?:oidc|oauth2?|openid)\s+)?(?:client[\s_-]?(?:id|secret|type)|(?:issuer|discovery|authori[sz]ation|token|user[\s_-]?info|jwks|end[\s_-]?session)(?:[\s_-](?:endpoint|url|uri))*|slug|signing key)$/i;

const ITEM =
  /^(?<space>[ \t]*)[-*+][ \t]+(?:\*\*|__)?(?<label>[\w /.-]+?)(?:\*\*|__)?:?(?:\*\*|__)?:?[ \t]+`(?<value>[^`\n]+)`/;

/** The same setting with two values in one list. */
export function conflictingValues(text: string, fences: readonly Fence[]): Finding[] {
  const inFence = new Set(fences.flatMap(({ line, lines }) => [line, ...lines.map((one) => one.line)]));
  const findings: Finding[] = [];
  let given = new Map<string, { value: string; line: number }>();
  let offset = 0;
  text.split('\n').forEach((line, index) => {
    const start = offset;
    offset += line.length + 1;
    const { space = '', label = '', value = '' } = ITEM.exec(line)?.groups ?? {};
    // Only what stands line by line below each other is surely one form.
    if (label === '' || inFence.has(index + 1)) {
      if (!/^\s*[-*+]\s/.test(line)) given = new Map();
      return;
    }
    if (!SINGLE.test(label.trim())) return;
    const key = `${space.length} ${label.trim().toLowerCase()}`;
    const first = given.get(key);
    if (!first) given.set(key, { value, line: index + 1 });
    else if (first.value !== value) {
      const at = start + line.indexOf(`\`${value}\``) + 1;
      findings.push({
        ruleId: 'conflicting-values',
        ...placeIn(text, at, at + value.length),
        message: `Unexpected second value \`${value}\` for ${label.trim()}, expected \`${first.value}\` as in line ${first.line}`,
        actual: value,
        expected: [first.value],
      });
    }
  });
  return findings;
}
