import type { Finding } from './finding';
import type { Statement } from './statements';

/** What one list gives once: other labels may be repeated, as redirect URIs are. */
const SINGLE =
  /^(?:(?:oidc|oauth2?|openid)\s+)?(?:client[\s_-]?(?:id|secret|type)|(?:issuer|discovery|authori[sz]ation|token|user[\s_-]?info|jwks|end[\s_-]?session)(?:[\s_-](?:endpoint|url|uri))*|slug|signing key)$/i;

/** Variables on which both sides of single sign-on have to agree. */
const OF_SIGN_ON =
  /^(?=[A-Z\d_]*$)\w+_.*(?:ISSUER|CLIENT_?ID|DISCOVERY|REDIRECT|CALLBACK|REALM|(?:AUTH\w*|TOKEN|USER_?INFO|JWKS|LOGOUT|END_?SESSION)_(?:UR[IL]|ENDPOINT)|(?:BASE|PUBLIC|ROOT|SERVER|PROVIDER)_UR[IL])/;

/** The same setting with two values: in one list or table, or in two forms of one configuration. */
export function conflictingValues(statements: readonly Statement[]): Finding[] {
  const groups = new Map<number, Statement[]>();
  for (const one of statements) groups.set(one.group, [...(groups.get(one.group) ?? []), one]);
  const all = [...groups.values()];
  const snippets = all.filter(([first]) => first?.form === 'snippet').map(onceEach);
  return [
    ...all.filter(([first]) => first?.form !== 'snippet').flatMap(inForm),
    ...all.flatMap(inAddresses),
    ...snippets.flatMap((later, index) =>
      snippets
        .slice(0, index)
        .flatMap((earlier) => inTwins(earlier, later))
        .slice(0, 1),
    ),
  ];
}

/** Only what stands line by line below each other is surely one form. */
function inForm(group: readonly Statement[]): Finding[] {
  const given = new Map<string, Statement>();
  return group.flatMap((one) => {
    if (!SINGLE.test(one.name.trim())) return [];
    const key = `${one.form === 'list' ? one.place.column - one.name.length : 0} ${one.name.trim().toLowerCase()}`;
    const first = given.get(key);
    if (!first) given.set(key, one);
    return first && first.value !== one.value ? [conflict(one, first)] : [];
  });
}

function conflict({ name, value, place }: Statement, first: Statement): Finding {
  return {
    ruleId: 'conflicting-values',
    ...place,
    message: `Unexpected second value \`${value}\` for ${name.trim()}, expected \`${first.value}\` as in line ${first.place.line}`,
    actual: value,
    expected: [first.value],
  };
}

/** The settings of a snippet that it gives once. */
function onceEach(group: readonly Statement[]): ReadonlyMap<string, Statement> {
  const once = new Map<string, Statement | undefined>();
  for (const one of group) once.set(one.name, once.has(one.name) ? undefined : one);
  return new Map([...once].flatMap(([name, one]) => (one ? [[name, one]] : [])));
}

/** Snippets that agree on nearly everything are forms of one configuration: for the environment, for Docker Compose. */
function inTwins(earlier: ReadonlyMap<string, Statement>, later: ReadonlyMap<string, Statement>): Finding[] {
  const common = [...later].flatMap(([name, one]) => {
    const other = earlier.get(name);
    return other ? [{ one, other }] : [];
  });
  const different = common.filter(({ one, other }) => !isSame(one.value, other.value));
  const [pair, ...more] = different;
  if (!pair || more.length > 0 || common.length < 5 || !OF_SIGN_ON.test(pair.one.name)) return [];
  // Two snippets of one notation are two ways to do it.
  if (pair.one.notation === pair.other.notation || isOpen(pair.one.value) || isOpen(pair.other.value)) return [];
  return [conflict(pair.one, pair.other)];
}

const isSame = (one: string, other: string): boolean => flat(one) === flat(other) || (isOpen(one) && isOpen(other));
const flat = (value: string): string =>
  value
    .replace(/["'`]/g, '')
    .replace(/[\s,]+/g, ' ')
    .trim();

/** A value that the reader puts in, or that is left out. */
const isOpen = (value: string): boolean => /[<>{}$*]|\.{3}|^$|^x+$|your|change|secret|REDACTED/i.test(value);

const NAMED = /^(?<origin>https?:\/\/[^/\s]+)(?:\/auth)?\/(?<kind>realms|application\/o)\/(?<name>[\w.-]+)(?=\/|$)/;
/** What follows `/application/o/` without the name of an application. */
const SHARED = /^(?:authorize|token|userinfo|introspect|revoke|device)$/;

/** Addresses of one provider in one snippet, list or table, of which one alone names another realm or application. */
function inAddresses(group: readonly Statement[]): Finding[] {
  const named = group.flatMap((one) => {
    const { origin = '', kind = '', name = '' } = NAMED.exec(one.value)?.groups ?? {};
    return name === '' || SHARED.test(name) ? [] : [{ one, place: `${origin} ${kind}`, name }];
  });
  return named.flatMap(({ one, place, name }) => {
    const others = named.filter((other) => other.one !== one && other.place === place);
    const [first] = others;
    const isOdd = others.length >= 2 && others.every((other) => other.name === first?.name) && first?.name !== name;
    if (!isOdd || !first) return [];
    const expected = one.value.replace(`/${name}`, () => `/${first.name}`);
    const message = `Unexpected \`${name}\` in \`${one.value}\`, expected \`${first.name}\` as in line ${first.one.place.line}`;
    return [{ ruleId: 'conflicting-values', ...one.place, message, actual: one.value, expected: [expected] }];
  });
}
