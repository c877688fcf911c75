import {
  chosenVersion,
  FormRefusal,
  type Administrator,
  type AdministratorOptions,
  type ClientRecord,
} from '../../embedded/administrator';
import { FilledForms, formOf, randomText, vendorForms } from '../../embedded/filled-forms';
import { startKeycloak } from '../embedded';
import { forms, ID_AND_SECRET, NO_PKCE, OPENID_CONNECT } from './forms';
import { featuresOf, type KeycloakClient } from './options';
import { realmScopes } from './scopes';

/** Those whose console was read and has the page's labels: "PKCE Method" is among them since 26.3. */
const VERSIONS = ['26.7.4', '26.3.5'] as const;

/**
 * Fills in Keycloak's wizard for a new client, copies its secret and adds a mapper.
 *
 * What is not filled in has the wizard's default: a public client, the standard flow, no challenge, no mapper. The tab "Credentials" is there
 * for a client with "Client authentication" only: a page that has its reader copy a secret from it is refused otherwise. The wizard hides the addresses of a client
 * without the standard flow; one that had it keeps them, which is what stands here.
 */
export const administrator: Administrator = {
  provider: 'keycloak',
  name: 'Keycloak',
  versions: VERSIONS,
  forms: vendorForms(forms),
  owns: (form) => formOf(forms, form) !== undefined,
  start: async (fields, options) => {
    const version = chosenVersion(VERSIONS, options.version);
    if (options.realm === undefined) throw new RangeError('Expected the realm in which the client is made.');
    const filled = new FilledForms(forms, fields, version);
    const { client, own } = clientOf(filled, options, version);
    const record = recordOf(filled, client);
    const started = await startKeycloak({
      ...options,
      version,
      realm: options.realm,
      clients: [client],
      clientScopes: own,
    });
    return { ...started, record };
  },
};

interface Made {
  readonly client: KeycloakClient;
  /** The realm's own scopes. */
  readonly own: readonly { readonly name: string; readonly claims: KeycloakScopeClaims }[];
}
type KeycloakScopeClaims = NonNullable<AdministratorOptions['mappings']>[number]['claims'];

function clientOf(filled: FilledForms, { mappings = [] }: AdministratorOptions, version: string): Made {
  const protocol = filled.field('client', 'Client type');
  if (protocol !== undefined && protocol.value !== OPENID_CONNECT)
    throw new FormRefusal(protocol, { expected: `${OPENID_CONNECT}, which the other forms belong to` });
  if (filled.isOn('client', 'Require DPoP bound tokens', false)) throw notModelled('Require DPoP bound tokens');
  if ((filled.text('credentials', 'Allowed authentication method') ?? 'Any') !== 'Any')
    throw notModelled('Allowed authentication method');

  const values = (label: string): string[] => filled.rows('client', label).map(({ value }) => value);
  const rootUrl = filled.text('client', 'Root URL') ?? '';
  const webOrigins = values('Web origins');
  const postLogoutRedirectUris = values('Valid post logout redirect URIs');
  const secret = secretOf(filled);
  const pkceMethod = pkceOf(filled);
  const groupMembership = groupsOf(filled);
  const scopes = [...realmScopes(featuresOf(version), []).values()];
  const assigned = (kind: 'default' | 'optional'): string[] =>
    scopes.filter((scope) => scope.assigned === kind).map(({ name }) => name);
  const client: KeycloakClient = {
    clientId: filled.text('client', 'Client ID')?.trim() ?? '',
    redirectUris: values('Valid redirect URIs'),
    standardFlowEnabled: filled.isOn('client', 'Standard flow', true),
    defaultClientScopes: [...new Set([...assigned('default'), ...mappings.map(({ scopeName }) => scopeName)])],
    optionalClientScopes: assigned('optional'),
    ...(secret === undefined ? {} : { clientSecret: secret }),
    ...(rootUrl === '' ? {} : { rootUrl }),
    ...(postLogoutRedirectUris.length === 0 ? {} : { postLogoutRedirectUris }),
    ...(webOrigins.length === 0 ? {} : { webOrigins }),
    ...(pkceMethod === undefined ? {} : { pkceMethod }),
    ...(groupMembership === undefined ? {} : { groupMembership }),
  };
  return { client, own: mappings.map(({ scopeName, claims }) => ({ name: scopeName, claims })) };
}

const notModelled = (label: string): RangeError => new RangeError(`The model of Keycloak has no ${label}.`);

/** Another authenticator than the secret: then no secret is accepted, and a random one is never met. */
function secretOf(filled: FilledForms): string | undefined {
  if (!filled.isOn('client', 'Client authentication', false)) {
    const copied = filled.field('credentials', 'Client Secret');
    if (copied === undefined) return undefined;
    const expected = 'On: without it there is no tab Credentials, and no secret to copy';
    throw new FormRefusal(filled.field('client', 'Client authentication') ?? copied, { unexpected: 'Off', expected });
  }
  const bySecret = (filled.text('credentials', 'Client Authenticator') ?? ID_AND_SECRET) === ID_AND_SECRET;
  return (bySecret ? filled.text('credentials', 'Client Secret') : undefined) || randomText(32);
}

/** From 26.7 a switch shows the field and sets S256. [CapabilityConfig.tsx] */
function pkceOf(filled: FilledForms): 'S256' | 'plain' | undefined {
  const field = filled.field('client', 'PKCE Method');
  const method = field?.value === 'S256' || field?.value === 'plain' ? field.value : undefined;
  if (filled.isOn('client', 'Require PKCE', method !== undefined)) return method ?? 'S256';
  if (field !== undefined && method !== undefined)
    throw new FormRefusal(field, { expected: `${NO_PKCE}: the form has no such field with Require PKCE off` });
  return undefined;
}

/** Without a name there is no claim. */
function groupsOf(filled: FilledForms): KeycloakClient['groupMembership'] {
  const claimName = filled.text('groups', 'Token Claim Name') ?? '';
  if (claimName === '') return undefined;
  if (claimName.includes('.')) throw notModelled('claims inside others, which a dot in Token Claim Name makes');
  return {
    claimName,
    fullGroupPath: filled.isOn('groups', 'Full group path', true),
    idToken: filled.isOn('groups', 'Add to ID token', true),
    accessToken: filled.isOn('groups', 'Add to access token', true),
    userinfo: filled.isOn('groups', 'Add to userinfo', true),
  };
}

function recordOf(filled: FilledForms, client: KeycloakClient): ClientRecord {
  const optional = (label: string): string | undefined => filled.text('client', label) || undefined;
  const { defaultClientScopes = [], groupMembership, optionalClientScopes = [] } = client;
  return {
    clientId: client.clientId,
    clientSecret: client.clientSecret,
    clientType: client.clientSecret === undefined ? 'public' : 'confidential',
    name: optional('Name'),
    redirectUris: client.redirectUris,
    postLogoutRedirectUris: client.postLogoutRedirectUris ?? [],
    scopes: ['openid', ...defaultClientScopes, ...optionalClientScopes],
    pkce: client.pkceMethod,
    launchUrl: optional('Home URL'),
    // A client of Keycloak has none.
    icon: undefined,
    vendor: {
      protocol: 'openid-connect',
      standardFlowEnabled: client.standardFlowEnabled ?? true,
      webOrigins: client.webOrigins ?? [],
      ...(client.rootUrl === undefined ? {} : { rootUrl: client.rootUrl }),
      ...(client.clientSecret === undefined
        ? {}
        : { clientAuthenticator: filled.text('credentials', 'Client Authenticator') ?? ID_AND_SECRET }),
      ...(groupMembership === undefined
        ? {}
        : {
            mapper: filled.text('groups', 'Name') ?? '',
            'claim.name': groupMembership.claimName,
            'full.path': groupMembership.fullGroupPath ?? true,
            'id.token.claim': groupMembership.idToken ?? true,
            'access.token.claim': groupMembership.accessToken ?? true,
            'userinfo.token.claim': groupMembership.userinfo ?? true,
          }),
    },
  };
}
