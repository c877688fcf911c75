import type { MeaningContext } from './context';

/** Hosts that configuration names because it means exactly them: schemas, namespaces and registries. */
const KNOWN = [
  'json-schema.org',
  'json.schemastore.org',
  'www.w3.org',
  'schemas.xmlsoap.org',
  'schemas.microsoft.com',
  'schemas.openid.net',
  'openid.net',
  'goauthentik.io',
  'github.com',
  'raw.githubusercontent.com',
  'registry.npmjs.org',
  'registry.terraform.io',
  'pypi.org',
];

/** A host in a setting or a snippet that follows no reader: an example of another domain, or somebody's own. */
export function foreignHost({ statements, model }: MeaningContext): void {
  if (model.isPublishedForm) return;
  for (const { form, raw, key, place, reporter, isShown } of statements) {
    if (form === 'text' || isShown || /schema|xmlns|homepage|docs?$/i.test(key)) continue;
    const host = /^["']?https?:\/\/(?:[^@/\s]*@)?(?<host>[a-z0-9-]+(?:\.[a-z0-9-]+)+)(?::\d+)?(?:[/?#]|$)/i.exec(raw)
      ?.groups?.host;
    if (host === undefined || isOurs(host.toLowerCase(), model.frontMatter.literal)) continue;
    reporter.report(
      'foreign-host',
      place,
      `Unexpected host \`${host}\` in \`${key}\`, expected a placeholder such as \`app.company\``,
      { actual: raw },
    );
  }
}

function isOurs(host: string, literal: readonly string[]): boolean {
  return (
    // With letters behind it a slash is missing, which is another rule's.
    /\.(?:company[a-z]*|localhost|internal|local|svc|test)$/.test(host) ||
    /^[\d.]+$/.test(host) ||
    literal.includes(host) ||
    KNOWN.some((known) => host === known || host.endsWith(`.${known}`))
  );
}
