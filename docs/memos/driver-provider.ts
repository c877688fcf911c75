import { basename, dirname, posix } from 'node:path';
import { z } from 'zod';
import type { FieldRule, Filled } from '../../recipes';
import type { OAuth2Config } from './driver-oauth2';

/** The two ways in which an identity provider gets into Memos 0.30.0: the dialog and a file. */

export interface IdentityProvider {
  readonly uid: string;
  readonly name: string;
  /** A regular expression of Go; here one of JavaScript stands in for it. Empty: everybody. */
  readonly identifierFilter: string;
  readonly config: OAuth2Config;
}

const CREATE = 'Settings > SSO > Create';

/** All fields of the dialog. [web/src/components/CreateIdentityProviderDialog.tsx] */
export const BASIC = {
  title: `${CREATE} > Basic settings`,
  fields: {
    Type: { needs: 'start', default: 'OAUTH2', choices: ['OAUTH2'] },
    // The dialog opens with GitHub's addresses, and the fields that the page gives are those of Custom.
    Template: { needs: 'start', choices: ['GitHub', 'GitLab', 'Google', 'Custom'] },
    'Provider ID': { needs: 'account' },
    Name: { needs: 'start' },
    'Identifier Filter': { needs: 'callback', default: '' },
  } satisfies Record<string, FieldRule>,
};

export const OAUTH = {
  title: `${CREATE} > OAuth configuration`,
  fields: {
    'Client ID': { needs: ['authorize', 'callback'] },
    'Client secret': { needs: 'callback' },
    'Authorization endpoint': { needs: ['start', 'authorize'] },
    'Token endpoint': { needs: 'callback' },
    'User endpoint': { needs: 'callback' },
    Scopes: { needs: ['authorize', 'callback', 'account'] },
  } satisfies Record<string, FieldRule>,
};

export const CLAIMS = {
  title: `${CREATE} > Claims mapping`,
  fields: {
    Identifier: { needs: 'callback' },
    'Display Name': { needs: 'account', default: '' },
    Email: { needs: 'account', default: '' },
    'Avatar URL': { needs: 'account', default: '' },
  } satisfies Record<string, FieldRule>,
};

/**
 * The button Create of the dialog.
 *
 * @throws Error when it stays grey, or the server refuses
 */
export function createProvider(
  basic: Filled<typeof BASIC>,
  oauth: Filled<typeof OAUTH>,
  claims: Filled<typeof CLAIMS>,
): IdentityProvider {
  const provider = {
    uid: sanitizeIdentifier(basic['Provider ID']),
    name: basic.Name,
    identifierFilter: basic['Identifier Filter'],
    config: {
      clientId: oauth['Client ID'],
      clientSecret: oauth['Client secret'],
      authUrl: oauth['Authorization endpoint'],
      tokenUrl: oauth['Token endpoint'],
      userInfoUrl: oauth['User endpoint'],
      scopes: oauth.Scopes.split(/\s+/).filter(Boolean),
      fieldMapping: {
        identifier: claims.Identifier,
        displayName: claims['Display Name'],
        email: claims.Email,
        avatarUrl: claims['Avatar URL'],
      },
    },
  };
  const empty = Object.entries({
    'Provider ID': provider.uid,
    Name: provider.name,
    ...oauth,
    Scopes: provider.config.scopes.join(' '),
    Identifier: provider.config.fieldMapping.identifier,
  }).find(([, value]) => value.trim() === '');
  if (empty) throw new Error(`The button Create stays grey: ${empty[0]} is empty.`);
  // [server/router/api/v1: the rule for identifiers of 0.30]
  if (!UID.test(provider.uid)) throw new Error('invalid UID: must be 1-36 characters');
  return provider;
}

/** What the field Provider ID makes of what is pasted into it. [the same dialog] */
const sanitizeIdentifier = (value: string): string =>
  value
    .toLowerCase()
    .replace(/[^a-z0-9-]/g, '-')
    .replace(/--+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 32);

/** [internal/base/resource_name.go] */
export const UID = /^[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,34}[a-zA-Z0-9])?$/;

const text = z.string().default('');
/** Protobuf JSON: what the messages have, and nothing else. [proto/store/idp.proto] */
const file = z.strictObject({
  id: z.number().default(0),
  uid: text,
  name: text,
  type: z.enum(['TYPE_UNSPECIFIED', 'OAUTH2']).default('TYPE_UNSPECIFIED'),
  identifierFilter: text,
  config: z
    .strictObject({
      oauth2Config: z
        .strictObject({
          clientId: text,
          clientSecret: text,
          authUrl: text,
          tokenUrl: text,
          userInfoUrl: text,
          scopes: z.array(z.string()).default([]),
          fieldMapping: z
            .strictObject({ identifier: text, displayName: text, email: text, avatarUrl: text })
            .optional(),
        })
        .optional(),
    })
    .optional(),
});

/** A file as it lies in the folder of Memos. */
export interface DeploymentFile {
  readonly path: string;
  /** `undefined` for the folder that Docker makes when there is no such file on the host. */
  readonly text: string | undefined;
}

/**
 * What the start of Memos makes of the files in /etc/secrets. [store/deployment_config.go of 0.30.0]
 *
 * @param warn what the log says about a file that is passed over
 * @throws Error with the text of the log, after which Memos ends
 */
export function loadDeployment(
  files: readonly DeploymentFile[],
  warn: (text: string) => void = () => undefined,
): readonly IdentityProvider[] {
  const names = new Map<string, string>();
  const providers: IdentityProvider[] = [];
  for (const { path, text: content } of files.filter((one) => dirname(posix.normalize(one.path)) === '/etc/secrets')) {
    const name = basename(path);
    if (!name.startsWith('memos-')) continue;
    if (!name.startsWith('memos-idp-') || !name.endsWith('.json')) {
      warn('ignoring unrecognized Memos deployment configuration filename');
      continue;
    }
    let provider: IdentityProvider;
    try {
      provider = readDeployment(content);
    } catch (error) {
      const cause = error instanceof Error ? error.message : String(error);
      throw failedStart(`invalid identity provider deployment file "${name}": ${cause}`);
    }
    const other = names.get(provider.uid);
    if (other !== undefined)
      throw failedStart(`identity provider UID "${provider.uid}" is declared by both "${other}" and "${name}"`);
    names.set(provider.uid, name);
    providers.push(provider);
  }
  return providers;
}

/** [cmd/memos/main.go logs the words and the error behind them] */
const failedStart = (error: string): Error => new Error(`failed to load deployment configuration: ${error}`);

function readDeployment(content: string | undefined): IdentityProvider {
  if (content === undefined) throw new Error('file must resolve to a regular file');
  const { id, type, config, ...provider } = decode(content);
  const oauth2 = config?.oauth2Config;
  if (id !== 0) throw new Error('id must be omitted');
  if (!UID.test(provider.uid)) throw new Error('uid is invalid');
  if (provider.name.trim() === '') throw new Error('name is required');
  if (type !== 'OAUTH2') throw new Error('type must be OAUTH2');
  if (!oauth2) throw new Error('config.oauth2Config is required');
  for (const field of ['clientId', 'clientSecret', 'authUrl', 'tokenUrl', 'userInfoUrl'] as const)
    if (oauth2[field].trim() === '') throw new Error(`config.oauth2Config.${field} is required`);
  for (const field of ['authUrl', 'tokenUrl', 'userInfoUrl'] as const)
    if (!/^https?:\/\/[^/]/i.test(oauth2[field]))
      throw new Error(`config.oauth2Config.${field} must be an absolute HTTP(S) URL`);
  if (oauth2.scopes.length === 0) throw new Error('config.oauth2Config.scopes is required');
  const blank = oauth2.scopes.findIndex((scope) => scope.trim() === '');
  if (blank >= 0) throw new Error(`config.oauth2Config.scopes[${blank}] must not be empty`);
  const { fieldMapping } = oauth2;
  if (!fieldMapping?.identifier.trim()) throw new Error('config.oauth2Config.fieldMapping.identifier is required');
  return { ...provider, config: { ...oauth2, fieldMapping } };
}

function decode(content: string): z.infer<typeof file> {
  const UNREADABLE = 'failed to decode protobuf JSON; verify field names, value types, and JSON syntax';
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch {
    throw new Error(UNREADABLE);
  }
  const { data, error } = file.safeParse(value);
  if (data) return data;
  const [unknown] = error.issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : []));
  throw new Error(unknown === undefined ? UNREADABLE : `failed to decode protobuf JSON: unknown field "${unknown}"`);
}
