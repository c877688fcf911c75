import { nearest } from '../../../src/core/diagnostics/near';
import { placeWithin } from '../../reporter';
import { claimScopes, standardClaims, standardScopes } from './claims';
import { type MeaningContext, textFor } from './context';
import { placeOfCode, type Statement } from './statements';

const SCOPE_KEY = /(?:^|[^a-z]|[a-z](?=S))scopes?$/i;
const CLAIM_KEY = /(?:^|[^a-z])claims?(?:$|[^a-z])|Claim(?:Name)?$/i;
const WORD = /(?<![\w<$.{-])[A-Za-z][\w:.-]*(?![\w>}])/g;

/** A scope that the application asks for and that is not registered, or a claim that no registered scope gives. */
export function scopeMismatch(context: MeaningContext): void {
  const { registered, model, reporter } = context;
  for (const { node, providers } of registered) {
    const isScope = (id: string): boolean =>
      model.registrations.get(id)?.scope?.some((template) => textFor(template, id) === node.value) ?? false;
    if (!providers.some(isScope)) continue;
    for (const match of node.value.matchAll(WORD)) {
      const near = standardScopes.includes(match[0]) ? undefined : nearest(match[0], standardScopes);
      const place = placeOfCode(node, reporter.source);
      if (near === undefined || !place) continue;
      reporter.report(
        'scope-mismatch',
        placeWithin(reporter.source, place.start, match.index, match[0].length),
        `Unexpected scope \`${match[0]}\`, expected \`${near}\``,
        { actual: match[0], expected: [near], fixable: true },
      );
    }
  }
  for (const statement of context.statements) {
    for (const id of statement.providers) {
      const registration = model.registrations.get(id);
      if (!registration) continue;
      const list = (name: 'scope' | 'extra_claims'): string[] =>
        (registration[name] ?? []).flatMap((template) => textFor(template, id).match(/[^\s,]+/g) ?? []);
      const scopes = registration.scope ? list('scope') : ['openid', 'profile', 'email'];
      const found = checkScopes(statement, scopes) || checkClaim(statement, scopes, list('extra_claims'));
      if (found) break;
    }
  }
}

function isScopeList(text: string): boolean {
  return /\bopenid\b/.test(text) && /^[\w\s,.:+-]+$/.test(text) && !text.includes('://');
}

function checkScopes(statement: Statement, scopes: readonly string[]): boolean {
  const { form, key, raw, isShown } = statement;
  const isSetting = form !== 'text' && SCOPE_KEY.test(key);
  const isList = form === 'text' && !isShown && isScopeList(raw) && /[\s,+]/.test(raw);
  if (!isSetting && !isList) return false;
  const words = [...withoutNotation(raw).matchAll(WORD)];
  // A list without a single scope of the guide is one of another kind.
  const isOurs = words.some(([word]) => scopes.includes(word) || standardScopes.includes(word)) || words.length === 1;
  if (!isOurs || /:\/\//.test(raw)) return false;
  let found = false;
  for (const match of words) {
    const [word] = match;
    // It asks for a refresh token, which is between the application and the provider's defaults.
    if (scopes.includes(word) || word === 'offline_access') continue;
    const meant = nearest(word, scopes);
    // Then it is the registered one that is misspelt.
    if (meant !== undefined && standardScopes.includes(word) && !standardScopes.includes(meant)) continue;
    const near = meant ?? (standardScopes.includes(word) ? undefined : nearest(word, standardScopes));
    if (near === undefined && (isList || (words.length === 1 && !standardScopes.includes(word)))) continue;
    found = true;
    report(statement, match.index, word, near, 'scope', 'it among the Scopes of `register-client`');
  }
  return found;
}

/** The signs of a list in Ruby and Go, `%w[a b]` and `[]string{"a"}`, and calls around one are no words of it. */
function withoutNotation(raw: string): string {
  const blank = (piece: string): string => ' '.repeat(piece.length);
  return raw
    .replace(/%[wWiI](?=[[({<|])/g, blank)
    .replace(/\[\][\w.]+(?=\{)/g, blank)
    .replace(/(?<![\w"'.])[A-Za-z_][\w.]*(?=\()/g, blank)
    .replace(/(?<=["'])[.](?:join|split)\b.*$/, blank);
}

function checkClaim(statement: Statement, scopes: readonly string[], extra: readonly string[]): boolean {
  const { form, key, raw, isShown } = statement;
  if (form === 'text' || isShown || !CLAIM_KEY.test(key) || !/^[A-Za-z][\w.-]*$/.test(raw)) return false;
  if (extra.includes(raw) || /^(?:true|false|on|off|yes|no|none)$/i.test(raw)) return false;
  const givers = claimScopes(raw);
  if (givers?.some((scope) => scopes.includes(scope))) return false;
  if (givers) {
    report(
      statement,
      0,
      raw,
      undefined,
      'claim',
      `it among the Extra claims of \`register-client\`, or the scope \`${givers[0] ?? ''}\``,
    );
    return true;
  }
  const near = nearest(raw, [...extra, ...standardClaims]);
  if (near === undefined || near.length < 4) return false;
  report(statement, 0, raw, near, 'claim', '');
  return true;
}

function report(
  { place, reporter, raw }: Statement,
  offset: number,
  word: string,
  near: string | undefined,
  what: string,
  otherwise: string,
): void {
  const at = place && placeWithin(reporter.source, place.start, offset, word.length);
  reporter.report(
    'scope-mismatch',
    raw.includes('\n') ? place : at,
    `Unexpected ${what} \`${word}\`, expected ${near === undefined ? otherwise : `\`${near}\``}`,
    { actual: word, ...(near === undefined ? {} : { expected: [near], fixable: true }) },
  );
}
