import type { SchemaEntry } from '../entry';
import { anything, closed, flag, keys, listOf, mapOf, object, oneOf, type Schema, text, whole } from '../schema';
import { keysOf } from '../tree';

const texts = mapOf({ type: ['string', 'null'] });
const protocol = oneOf(['openid-connect', 'saml', 'docker-v2', 'oid4vc'], 'The protocol.');

const protocolMapper = closed('What becomes a claim, and of what.', {
  id: text(),
  name: text('The name of the mapper.'),
  protocol,
  protocolMapper: text('The kind of mapper, `oidc-group-membership-mapper` for instance.'),
  consentRequired: flag(),
  consentText: text(),
  config: mapOf({ type: ['string', 'null'] }, 'The settings of the mapper. All of them are text, `"true"` too.'),
});

const client = closed('A client, as the Admin Console exports and imports it.', {
  id: text('Keycloak’s own key; not the client ID.'),
  clientId: text('The client ID.'),
  name: text('The name that people see.'),
  description: text('What the client is for.'),
  type: text('The kind of client.'),
  enabled: flag('Whether people can sign in.'),
  protocol,
  publicClient: flag('Whether the client has no secret.'),
  clientAuthenticatorType: text('How the client proves who it is; `client-secret` as a rule.'),
  secret: text('The client secret.'),
  redirectUris: listOf(text(), 'Where people may be sent after signing in.'),
  webOrigins: listOf(text(), 'Origins whose pages may call Keycloak; `+` for those of the redirect URIs.'),
  rootUrl: text('What stands before relative addresses.'),
  baseUrl: text('The address that Keycloak links to.'),
  adminUrl: text('The address that Keycloak calls.'),
  standardFlowEnabled: flag('Whether logins by authorization code are allowed.'),
  implicitFlowEnabled: flag('Whether tokens may come in the address.'),
  directAccessGrantsEnabled: flag('Whether the client may send passwords itself.'),
  serviceAccountsEnabled: flag('Whether the client may sign in for itself.'),
  consentRequired: flag('Whether people are asked.'),
  frontchannelLogout: flag('Whether the browser tells the client about a log-out.'),
  fullScopeAllowed: flag('Whether tokens hold all roles of the person.'),
  bearerOnly: flag('Whether the client only checks tokens.'),
  attributes: mapOf({ type: ['string', 'null'] }, 'More settings, such as `pkce.code.challenge.method`. All are text.'),
  defaultClientScopes: listOf(text(), 'Scopes that are always given.'),
  optionalClientScopes: listOf(text(), 'Scopes that are given when asked for.'),
  protocolMappers: listOf(protocolMapper, 'Claims of this client alone.'),
  authenticationFlowBindingOverrides: texts,
  ...keys(
    'alwaysDisplayInConsole surrogateAuthRequired authorizationServicesEnabled proofKeyForCodeExchangeRequired directGrantsOnly useTemplateConfig useTemplateScope useTemplateMappers',
    flag(),
  ),
  ...keys('notBefore nodeReRegistrationTimeout', whole()),
  ...keys('registrationAccessToken origin clientTemplate protocolVersion', text()),
  ...keys('access registeredNodes authorizationSettings', object()),
  defaultRoles: listOf(text()),
});

const user = closed('A user.', {
  ...keys('id username email firstName lastName federationLink serviceAccountClientId self origin', text()),
  ...keys('enabled emailVerified totp', flag()),
  ...keys('createdTimestamp notBefore', whole()),
  ...keys('groups realmRoles requiredActions disableableCredentialTypes applicationRoles', listOf(anything())),
  ...keys('attributes clientRoles access userProfileMetadata', object()),
  ...keys('clientConsents federatedIdentities socialLinks', listOf(object())),
  credentials: listOf(
    closed('A password or the like.', {
      ...keys(
        'id type value userLabel credentialData secretData salt hashedSaltedValue algorithm device federationLink',
        text(),
      ),
      ...keys('createdDate priority hashIterations counter digits period', whole()),
      temporary: flag('Whether it must be changed at the first login.'),
      config: object(),
    }),
  ),
});

const webAuthn = (prefix: string): Record<string, Schema> => ({
  ...keys(
    `${prefix}RpEntityName ${prefix}RpId ${prefix}AttestationConveyancePreference ${prefix}AuthenticatorAttachment ${prefix}RequireResidentKey ${prefix}UserVerificationRequirement`,
    text(),
  ),
  ...keys(`${prefix}SignatureAlgorithms ${prefix}AcceptableAaguids ${prefix}ExtraOrigins`, listOf(text())),
  ...keys(`${prefix}AvoidSameAuthenticatorRegister ${prefix}PasskeysEnabled`, flag()),
  [`${prefix}CreateTimeout`]: whole(),
});

const realm: Schema = closed(
  'A realm, as it is exported and imported.',
  {
    realm: text('The name of the realm, as addresses have it.'),
    enabled: flag('Whether people can sign in.'),
    clients: listOf(client, 'The clients.'),
    users: listOf(user, 'The users.'),
    sslRequired: {
      ...oneOf(['all', 'external', 'none', 'ALL', 'EXTERNAL', 'NONE']),
      description: 'Who must use https.',
    },
    clientScopes: listOf(
      closed('A scope.', {
        ...keys('id name description', text()),
        protocol,
        attributes: texts,
        protocolMappers: listOf(protocolMapper),
      }),
      'All scopes of the realm: with this key the built-in ones must be listed too.',
    ),
    groups: listOf(object(), 'The groups.'),
    roles: closed('The roles.', { realm: listOf(object()), client: object(), application: object() }),
    attributes: texts,
    smtpServer: object('How mail is sent.'),
    ...keys(
      'id displayName displayNameHtml defaultSignatureAlgorithm passwordPolicy otpPolicyType otpPolicyAlgorithm loginTheme accountTheme adminTheme emailTheme defaultLocale browserFlow registrationFlow directGrantFlow resetCredentialsFlow clientAuthenticationFlow dockerAuthenticationFlow firstBrokerLoginFlow keycloakVersion bruteForceStrategy privateKey publicKey certificate codeSecret',
      text(),
    ),
    ...keys(
      'revokeRefreshToken offlineSessionMaxLifespanEnabled passwordCredentialGrantAllowed registrationAllowed registrationEmailAsUsername rememberMe verifyEmail loginWithEmailAllowed duplicateEmailsAllowed resetPasswordAllowed editUsernameAllowed userCacheEnabled realmCacheEnabled bruteForceProtected permanentLockout otpPolicyCodeReusable eventsEnabled adminEventsEnabled adminEventsDetailsEnabled internationalizationEnabled userManagedAccessAllowed organizationsEnabled verifiableCredentialsEnabled oid4VciEnabled adminPermissionsEnabled scimApiEnabled social updateProfileOnInitialSocialLogin',
      flag(),
    ),
    ...keys(
      'notBefore refreshTokenMaxReuse accessTokenLifespan accessTokenLifespanForImplicitFlow ssoSessionIdleTimeout ssoSessionMaxLifespan ssoSessionIdleTimeoutRememberMe ssoSessionMaxLifespanRememberMe offlineSessionIdleTimeout offlineSessionMaxLifespan clientSessionIdleTimeout clientSessionMaxLifespan clientOfflineSessionIdleTimeout clientOfflineSessionMaxLifespan accessCodeLifespan accessCodeLifespanUserAction accessCodeLifespanLogin actionTokenGeneratedByAdminLifespan actionTokenGeneratedByUserLifespan oauth2DeviceCodeLifespan oauth2DevicePollingInterval maxTemporaryLockouts maxSecondaryAuthFailures maxFailureWaitSeconds minimumQuickLoginWaitSeconds waitIncrementSeconds quickLoginCheckMilliSeconds maxDeltaTimeSeconds failureFactor otpPolicyInitialCounter otpPolicyDigits otpPolicyLookAheadWindow otpPolicyPeriod eventsExpiration',
      whole(),
    ),
    ...keys(
      'defaultRoles defaultGroups requiredCredentials otpSupportedApplications defaultDefaultClientScopes defaultOptionalClientScopes eventsListeners enabledEventTypes supportedLocales',
      listOf(text()),
    ),
    ...keys(
      'federatedUsers scopeMappings userFederationProviders userFederationMappers identityProviders identityProviderMappers protocolMappers authenticationFlows authenticatorConfig requiredActions organizations applications oauthClients clientTemplates workflows',
      listOf(object()),
    ),
    ...keys(
      'defaultRole localizationTexts clientProfiles clientPolicies clientScopeMappings browserSecurityHeaders components adminPermissionsClient socialProviders applicationScopeMappings',
      object(),
    ),
    ...webAuthn('webAuthnPolicy'),
    ...webAuthn('webAuthnPolicyPasswordless'),
  },
  { required: ['realm'] },
);

const SOURCE =
  'ours, after [Keycloak’s representations](https://www.keycloak.org/docs-api/latest/rest-api/index.html), old keys included';
const CLIENT_KEYS =
  /^(?:protocol|redirectUris|publicClient|standardFlowEnabled|webOrigins|directAccessGrantsEnabled|clientAuthenticatorType|serviceAccountsEnabled)$/;

export const keycloakClient: SchemaEntry = {
  name: 'keycloak-client',
  title: 'a client of Keycloak',
  version: 'Keycloak 17 to 26.7',
  source: SOURCE,
  syntaxes: ['json'],
  content: {
    hint: /"clientId"/,
    matches: (root) =>
      keysOf(root).includes('clientId') && keysOf(root).filter((key) => CLIENT_KEYS.test(key)).length > 1,
  },
  recognised: '`clientId` beside two other keys of a client',
  load: () => Promise.resolve(client),
};

export const keycloakRealm: SchemaEntry = {
  name: 'keycloak-realm',
  title: 'a realm of Keycloak',
  version: 'Keycloak 17 to 26.7',
  source: SOURCE,
  syntaxes: ['json'],
  content: {
    hint: /"realm"/,
    matches: (root) => {
      const found = keysOf(root);
      return (
        found.includes('realm') && found.some((key) => /^(?:enabled|clients|users|sslRequired|clientScopes)$/.test(key))
      );
    },
  },
  recognised: '`realm` beside `enabled`, `clients`, `users`, `sslRequired` or `clientScopes`',
  load: () => Promise.resolve(realm),
};
