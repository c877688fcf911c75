import type { Finding } from './finding';
import type { Statement } from './statements';

const SECRET_NAME = /client[\s_.-]?secret$/i;
const ID_NAME = /client[\s_.-]?id$/i;
/** A placeholder for the one and not for the other: `<client-id>`, `YOUR_CLIENT_ID`, `${OIDC_CLIENT_ID}`, `Client ID from above`. */
const ID_VALUE =
  /^(?:[<{$[("'\s]|process\.env\.|(?:[a-z]+[\s_-])(?!.*\bsecret))*client[\s_-]?id(?:entifier)?(?![a-z])/i;
const SECRET_VALUE = /^(?:[<{$[("'\s]|process\.env\.|(?:[a-z]+[\s_-])(?!.*\bid\b))*client[\s_-]?secret(?![a-z])/i;

/** The client ID where the client secret belongs, or the other way round. */
export function swappedCredentials(statements: readonly Statement[]): Finding[] {
  return statements.flatMap(({ name, value, place }) => {
    if (value.length > 60) return [];
    const isWrongSecret = SECRET_NAME.test(name) && ID_VALUE.test(value) && !/secret/i.test(value);
    const isWrongId = ID_NAME.test(name) && SECRET_VALUE.test(value) && !/client[\s_-]?id/i.test(value);
    if (!isWrongSecret && !isWrongId) return [];
    const expected = isWrongSecret ? 'the client secret' : 'the client ID';
    const message = `Unexpected \`${value}\` as \`${name}\`, expected ${expected}`;
    return [{ ruleId: 'secret-in-id-place', ...place, message, actual: value }];
  });
}
