import { isMap, isScalar, type Pair, type ParsedNode } from 'yaml';
import type { SnippetFault } from './language';
import { shown, unexpected } from './unexpected';

/** Sections of configurations, which hold settings and have no value of their own. */
const SECTION =
  /^(?:annotations|authentication|claims_policies|client|clients|config|connectors|environment|generic_oauth|identity_providers|jwt|labels|ldap|metadata|oauth2?|oidc|openid|openid_connect|providers|saml2?|security|selector|session|settings|spec|staticClients|template)$/;

/** Settings that stand below such a section and hardly ever beside it. */
const MEMBER =
  /^(?:authorization_?policy|auth_?url|client_?id|client_?name|client_?secret|discovery_?ur[il]|enabled|issuer|issuer_?ur[il]|redirect_?ur[il]s?|scopes?|token_?url|url)$/i;

/**
 * A section that is empty because the lines below it have lost their indentation: `oidc:` and right below, as far to the left,
 * `clientID: shelf`. YAML takes it for a key without a value.
 */
export function flatSections(text: string, pairs: readonly Pair<ParsedNode, ParsedNode | null>[]): SnippetFault[] {
  return pairs.flatMap((pair, index) => {
    const next = pairs[index + 1];
    if (!next || !isEmpty(pair) || !isScalar(pair.key) || !isScalar(next.key) || isMap(next.value)) return [];
    const name = String(pair.key.value);
    const member = String(next.key.value);
    if (!SECTION.test(name) || !MEMBER.test(member)) return [];
    const between = text.slice(pair.key.range[1], next.key.range[0]);
    // A comment says why it is empty, and a blank line that it ends there.
    if (between.includes('#') || /\n[ \t]*\n/.test(between)) return [];
    const [start, end] = next.key.range;
    return [
      unexpected(
        { start, end },
        `${shown(member)} as far to the left as the empty ${shown(name)} above it`,
        'it indented below that',
        {
          ruleId: 'snippet-syntax',
          actual: member,
        },
      ),
    ];
  });
}

const isEmpty = ({ value }: Pair<ParsedNode, ParsedNode | null>): boolean =>
  value === null || (isScalar(value) && value.source === '' && value.type === 'PLAIN');
