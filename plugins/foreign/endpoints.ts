import { findUnserved, type Serving } from '../../src/core/provider/serve';
import { messageOf } from '../remark-guide/meaning/unserved-endpoint';
import { type Finding, placeIn } from './finding';

/**
 * The addresses of providers in a text that the provider does not serve. On a host that is not known to be a provider's,
 * only what is certain counts, and only where the text speaks of that provider: any product may have a path `/admin`.
 */
export function unservedEndpoints(text: string, providers: readonly Serving[]): Finding[] {
  const found = findUnserved(text, providers).filter(({ url, start, fault: { provider, kind, certain, expected } }) => {
    if (kind === 'prefix' && OLD.test(lineAt(text, start))) return false;
    if (kind === 'slash' && SLASHLESS.test(textAround(text, start))) return false;
    if (hostOf(url) === provider.host) return true;
    const isMeant = new RegExp(`\\b${provider.name}\\b`, 'i').test(text);
    return certain && isMeant && expected !== undefined && expected !== url && !PUBLIC.test(url);
  });
  return found.map(({ start, end, url, fault }) => ({
    ruleId: 'unserved-endpoint',
    ...placeIn(text, start, end),
    message: messageOf(url, fault),
    actual: url,
    ...(fault.expected === undefined ? {} : { expected: [fault.expected] }),
  }));
}

/** Documentation, code and shops, which nobody hosts for himself. */
const PUBLIC =
  /^https?:\/\/(?:docs|www|blog|help|support|wiki|api|registry)\.|^https?:\/\/(?:[\w-]+\.)*(?:github|gitlab|docker|readthedocs)\.(?:com|io)\//i;

/** What a line says that speaks of versions which had the prefix. */
const OLD = /\b(?:old(?:er)?|legacy|before|prior|previous|until|deprecated|version|wildfly)\b|[<≤]\s*v?\d/i;

/** What a text says of an application that puts the slash itself. */
const SLASHLESS = /\b(?:without|no|omit|remove|delete|drop|strip)\b[^.\n]{0,40}(?:\bslash|["'`(]\/["'`)])/i;

/** The line and the one before it. */
function textAround(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', text.lastIndexOf('\n', offset - 1) - 1) + 1;
  return text.slice(start, text.indexOf('\n', offset) >>> 0);
}

function lineAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return text.slice(start, text.indexOf('\n', offset) >>> 0);
}

function hostOf(url: string): string | undefined {
  return /^https?:\/\/(?:[^@/]*@)?(?<host>[^/:?#]+)/i.exec(url)?.groups?.host?.toLowerCase();
}
