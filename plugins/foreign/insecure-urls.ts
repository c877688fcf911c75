import { type Finding, lineAt, placeIn } from './finding';
import type { Fence } from './scan-fences';

const URL =
  /(?<scheme>https?):\/\/(?<host>(?:[\w-]+\.)+[a-z]{2,}|<[\w -]+>|\$?\{+[\w. -]+\}+)(?<rest>(?::\d+)?[^\s"'`<>|)\]},;]*)/gi;
/** What a setting or a path is about where a browser or a provider is sent. */
const OF_SIGN_ON =
  /redirect|callback|issuer|discovery|oidc|openid|oauth|sso|authori[sz]|userinfo|jwks|logout|end[_-]?session|\/realms\/|\/application\/o\//i;
/** What says that `http` is meant: how it is sent on, the server behind a proxy, several origins. */
const ON_PURPOSE =
  /\b(?:redirect(?:s|ed|ing)?\s+(?:http|to https)|rewrite|return 30\d|proxy_pass|upstream|origins?|cors|namespace|schemas?|xmlns|insecure|plain http|without (?:tls|ssl|https)|ssoready|port 80)\b/i;

/**
 * `http` in an address of single sign-on whose host the text otherwise names with `https`. What has a port may be a server behind a
 * proxy, and one address in both forms is a list.
 */
export function insecureUrls(text: string, fences: readonly Fence[]): Finding[] {
  const inFence = new Set(fences.flatMap(({ lines }) => lines.map(({ line }) => line)));
  const all = [...text.matchAll(URL)].map(({ index, 0: url, groups = {} }) => ({
    url,
    index,
    isSecure: groups.scheme?.toLowerCase() === 'https',
    host: groups.host?.toLowerCase() ?? '',
    hasPort: /^:\d/.test(groups.rest ?? ''),
  }));
  const secure = all.filter(({ isSecure }) => isSecure);
  return all.flatMap(({ url, index, isSecure, host, hasPort }) => {
    if (isSecure || hasPort || PUBLIC.test(host)) return [];
    const others = secure.filter((one) => one.host === host && !one.hasPort);
    const plain = all.filter((one) => !one.isSecure && one.host === host).length;
    const line = lineAt(text, index);
    const isRare = plain === 1 ? others.length > 0 : others.length >= 2 * plain;
    if (!(isRare || ONLY_SECURE.test(host)) || ON_PURPOSE.test(line)) return [];
    const before = text.slice(text.lastIndexOf('\n', index - 1) + 1, index);
    const place = placeIn(text, index, index + 4);
    // In the text around, links lead wherever they lead.
    const isCode = inFence.has(place.line) || before.split('`').length % 2 === 0;
    if (!isCode || !OF_SIGN_ON.test(before.slice(-60) + url)) return [];
    if (others.some((one) => lineAt(text, one.index) === line) || isWarned(text, index)) return [];
    return [
      {
        ruleId: 'insecure-url',
        ...place,
        message: `Unexpected \`http\` in \`${url}\`, expected \`https\``,
        actual: 'http',
        expected: ['https'],
      },
    ];
  });
}

/** Providers that anybody can sign in with, and that answer nothing by `http`. */
const ONLY_SECURE =
  /^(?:accounts\.google\.com|appleid\.apple\.com|discord\.com|github\.com|gitlab\.com|graph\.microsoft\.com|id\.twitch\.tv|login\.microsoftonline\.com|oauth2\.googleapis\.com|sts\.windows\.net)$|\.(?:auth0|okta|onelogin)\.com$/;

/** Names of things, which begin with `http` and are no addresses. */
const PUBLIC =
  /(?:^|\.)(?:w3\.org|schemas\.[\w.]+|xmlsoap\.org|openid\.net|oasis-open\.org|goauthentik\.io|json-schema\.org|purl\.org)$/;

/** Whether the line above says that this is how not to do it. */
function isWarned(text: string, offset: number): boolean {
  const above = lineAt(text, Math.max(0, text.lastIndexOf('\n', offset - 1)));
  return /^\s*(?:\/\/|#|--|;|<!--).*(?:❌|\b(?:bad|don['’]t|insecure|never|wrong)\b)/i.test(above);
}
