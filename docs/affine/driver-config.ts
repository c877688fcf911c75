import { parseEnv } from 'node:util';
import { z } from 'zod';

/** How AFFiNE reads its settings: the Admin Panel's field, the file config.json and the environment. */

export interface OidcConfig {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly issuer: string;
  /** Names of claims, `scope`, and whatever else goes to the authorization endpoint. */
  readonly args?: Readonly<Record<string, string>> | undefined;
  /** Since 0.27.2. Default false. */
  readonly allowPrivateNetwork?: boolean | undefined;
}

export interface AffineConfig {
  /** `server.externalUrl`. Empty: the server makes its address itself. */
  readonly externalUrl: string;
  /** `auth.allowSignupForOauth`. */
  readonly allowSignupForOauth: boolean;
  /** `oauth.providers.oidc`; `undefined` as long as nobody has set it. */
  readonly oidc: OidcConfig | undefined;
}

export const DEFAULTS: AffineConfig = { externalUrl: '', allowSignupForOauth: true, oidc: undefined };

/** The shape against which the panel checks the field. [plugins/oauth/config.ts; `allowPrivateNetwork` from issue 15287] */
const shape = z.object({
  issuer: z
    .url()
    .regex(/^https?:\/\//, 'issuer must be a valid URL')
    .or(z.string().length(0)),
  args: z.object({
    scope: z.string().optional(),
    claim_id: z.string().optional(),
    claim_email: z.string().optional(),
    claim_name: z.string().optional(),
    claim_email_verified: z.string().optional(),
  }),
  allowPrivateNetwork: z.boolean().optional(),
});

/**
 * Admin Panel > Settings > OAuth > OIDC OAuth provider config, and Save.
 *
 * @throws Error when the text is no JSON, or with AFFiNE's words when the value has another shape
 */
export function savePanel(text: string): OidcConfig {
  const value: unknown = JSON.parse(text);
  const { error } = shape.safeParse(value);
  const [issue] = error?.issues ?? [];
  if (issue)
    throw new Error(
      `Invalid app config for module \`oauth\` with key \`providers.oidc\`. ${issue.path.join('.')}: ${issue.message}.`,
    );
  // What is saved is the value, not what the shape knows of it.
  return value as OidcConfig;
}

/** What AFFiNE reads of a Docker Compose `.env` file. Since 0.21 no key of the login has a name there. */
export function readEnvironment(text: string): Pick<AffineConfig, 'externalUrl'> {
  return { externalUrl: parseEnv(text).AFFINE_SERVER_EXTERNAL_URL ?? '' };
}

/**
 * What the start of the server makes of config.json: its values replace the defaults as they are, nobody checks them. A dotted key and
 * the nested spelling are the same.
 *
 * @param says what the log says about a file that is passed over
 */
export function readConfigFile(text: string, says: (text: string) => void): AffineConfig {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    says('Invalid json config file');
    return DEFAULTS;
  }
  const externalUrl = entry(file, 'server', 'externalUrl');
  const oidc = entry(file, 'oauth', 'providers', 'oidc');
  return {
    externalUrl: typeof externalUrl === 'string' ? externalUrl : DEFAULTS.externalUrl,
    allowSignupForOauth: entry(file, 'auth', 'allowSignupForOauth') !== false,
    oidc: typeof oidc === 'object' && oidc !== null ? (oidc as OidcConfig) : undefined,
  };
}

/** The value at a path, of which any neighbours may be joined with dots. */
function entry(value: unknown, ...path: readonly string[]): unknown {
  if (path.length === 0) return value;
  if (typeof value !== 'object' || value === null) return undefined;
  const members = new Map(Object.entries(value));
  for (let count = path.length; count > 0; count -= 1) {
    const key = path.slice(0, count).join('.');
    if (members.has(key)) return entry(members.get(key), ...path.slice(count));
  }
  return undefined;
}
