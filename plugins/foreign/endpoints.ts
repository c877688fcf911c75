import { findUnserved, type Serving } from '../../src/core/provider/serve';
import { messageOf } from '../remark-guide/meaning/unserved-endpoint';
import { type Finding, lineAt, placeIn } from './finding';

/**
 * The addresses of providers in a text that the provider does not serve. On a host that is not known to be a provider's,
 * only what is certain counts, and only where the text speaks of that provider: any product may have a path `/admin`.
 */
export function unservedEndpoints(text: string, providers: readonly Serving[]): Finding[] {
  const found = [...findUnserved(text, providers), ...behindVariables(text, providers)].filter(
    ({ url, start, fault: { provider, kind, certain, expected, endpoint } }) => {
      if (isPhrase(url)) return false;
      if (kind === 'prefix' && OLD.test(remarkAbove(text, start) + lineAt(text, start))) return false;
      if (kind === 'slash' && SLASHLESS.test(textAround(text, start))) return false;
      if (hostOf(url) === provider.host) return true;
      if (kind === 'slash' && endpoint === 'issuer' && isBase(text, start)) return false;
      const isMeant = new RegExp(`\\b${provider.name}\\b`, 'i').test(text);
      return certain && isMeant && expected !== undefined && expected !== url && !PUBLIC.test(url);
    },
  );
  return found.map(({ start, end, url, fault }) => ({
    ruleId: 'unserved-endpoint',
    ...placeIn(text, start, end),
    message: messageOf(url, fault),
    actual: url,
    ...(fault.expected === undefined ? {} : { expected: [fault.expected] }),
  }));
}

/** `$KEYCLOAK_URL/realms/home`, `<your authentik>/application/o/board/`: addresses whose beginning is the reader's. */
const BEHIND =
  /(?<![\w/.:$<{}-])(?<start>\$\{?\w+\}?|<[A-Za-z][\w .-]*>|\{\{[^{}\n]+\}\})(?<path>\/(?:auth\/)?(?:realms?|application\/o)\/(?:<[\w -]+>|\$\{\w+\}|\{\{?[\w. -]+\}\}?|[^\s"'`<>|\\^()[\],;{}])+)/g;

/** Those of them that the provider does not serve. Whether the beginning has a prefix nobody can tell. */
function behindVariables(text: string, providers: readonly Serving[]): ReturnType<typeof findUnserved> {
  return [...text.matchAll(BEHIND)].flatMap(({ 0: raw, index: start, groups }) => {
    const { start: variable = '', path = '' } = groups ?? {};
    const provider = providers.find(
      ({ id }) => id === (/^\/(?:auth\/)?realms?\//.test(path) ? 'keycloak' : 'authentik'),
    );
    const url = raw.replace(/[.:!?*~]+$/, '');
    if (!provider || /(?:\.{3}|…)$|^[$[(]/.test(text.slice(start + raw.length, start + raw.length + 3))) return [];
    const [fault] = findUnserved(`https://${provider.host}${url.slice(variable.length)} ${provider.name}`, [provider]);
    if (!fault || fault.fault.kind === 'prefix') return [];
    const expected = fault.fault.expected?.replace(`https://${provider.host}`, () => variable);
    const { endpoint, kind, certain } = fault.fault;
    return [
      {
        start,
        end: start + url.length,
        url,
        fault: {
          provider,
          kind,
          certain,
          ...(expected === undefined ? {} : { expected }),
          ...(endpoint ? { endpoint } : {}),
        },
      },
    ];
  });
}

/** Documentation, code and shops, which nobody hosts for himself. */
const PUBLIC =
  /^https?:\/\/(?:docs|www|blog|help|support|wiki|api|registry)\.|^https?:\/\/(?:[\w-]+\.)*(?:github|gitlab|docker|readthedocs)\.(?:com|io)\//i;

/** What a line says that speaks of versions which had the prefix. */
const OLD = /\b(?:old(?:er)?|legacy|before|prior|previous|until|deprecated|version|wildfly)\b|[<≤]\s*v?\d/i;

/** What a text says of an application that puts the slash itself. */
const SLASHLESS = /\b(?:without|no|omit|remove|delete|drop|strip)\b[^.\n]{0,40}(?:\bslash|["'`(]\/["'`)])/i;

/** A placeholder of several words that is emphasised, as in `/application/o/*slug of the application*\/`, is cut at its first space. */
const isPhrase = (url: string): boolean => url.split('*').length % 2 === 0;

/** Whether an address is the value of a setting that is not called an issuer: many applications add the rest of the path to it. */
function isBase(text: string, start: number): boolean {
  const name = NAME.exec(text.slice(text.lastIndexOf('\n', start - 1) + 1, start))?.groups?.name;
  return name !== undefined && !/iss(?:uer)?(?![a-z])|authority/i.test(name);
}

const NAME = /(?<name>[\w.-]+)["']?\s*(?::|=>?)\s*["'`]?$/;

/** The comment in the line above. */
function remarkAbove(text: string, offset: number): string {
  const [above = ''] = textAround(text, offset).split('\n');
  return /^\s*(?:#|\/\/|--|;|<!--)/.test(above) ? above : '';
}

/** The line and the one before it. */
function textAround(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', text.lastIndexOf('\n', offset - 1) - 1) + 1;
  return text.slice(start, text.indexOf('\n', offset) >>> 0);
}

function hostOf(url: string): string | undefined {
  return /^https?:\/\/(?:[^@/]*@)?(?<host>[^/:?#]+)/i.exec(url)?.groups?.host?.toLowerCase();
}
