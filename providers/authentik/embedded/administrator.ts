import {
  chosenVersion,
  FormRefusal,
  type Administrator,
  type AdministratorOptions,
  type ClientRecord,
} from '../../embedded/administrator';
import { FilledForms, formOf, randomText, vendorForms } from '../../embedded/filled-forms';
import { startAuthentik } from '../embedded';
import { forms, GRANT_TYPES, ISSUER_MODES, SIGNING_KEY, SUBJECT_MODES, WITHOUT_EFFECT } from './forms';
import { defaultMappings } from './mappings';
import { featuresOf, type AuthentikApplication, type RedirectUri, type ScopeMapping } from './options';

/** The forms are those since 2026.5: the button "New Application", grant types, the type of a redirect URI, labels in capitals. */
const VERSIONS = ['2026.8.3', '2026.5.6', '2026.5.0'] as const;

/**
 * Fills in authentik's wizard for a new application, and the forms that edit it.
 *
 * What is not filled in has the form's default, not the one of API or blueprint: openid, email and profile are selected, all grant types, and
 * the only key; client id and secret are made. A field that is emptied is empty: without a key ID tokens are signed with HS256. Grant types
 * that the page names are selected alone: what it says has to do.
 */
export const administrator: Administrator = {
  provider: 'authentik',
  name: 'authentik',
  versions: VERSIONS,
  forms: vendorForms(forms),
  owns: (form) => formOf(forms, form) !== undefined,
  start: async (fields, options) => {
    const version = chosenVersion(VERSIONS, options.version);
    const filled = new FilledForms(forms, fields, version);
    for (const { form } of fields) checkName(filled, form);
    const application = applicationOf(filled, options, version);
    const record = recordOf(filled, application, options);
    return { ...(await startAuthentik({ ...options, version, applications: [application] })), record };
  },
};

/** The name in `Applications > Applications > Memos > Edit` is the one that the wizard was given. */
function checkName(filled: FilledForms, form: string): void {
  const [menu, list, name, edit] = form.split(' > ');
  const expected = filled.text('application', 'Application Name')?.trim();
  if (menu !== 'Applications' || list !== 'Applications' || edit !== 'Edit' || name === expected) return;
  throw new FormRefusal(
    { form, label: 'Application Name', value: name ?? '' },
    { expected: [expected ?? ''], ofForm: true },
  );
}

function applicationOf(filled: FilledForms, options: AdministratorOptions, version: string): AuthentikApplication {
  const text = (label: string): string | undefined => filled.text('provider', label);
  for (const label of WITHOUT_EFFECT)
    if ((text(label) ?? '') !== '') throw new RangeError(`The model of authentik has no ${label}.`);
  const redirectUris = filled.rows('provider', 'Redirect URIs/Origins (RegEx)').map(({ value, choices }) => ({
    url: value,
    mode: choices[0] === 'Regex' ? ('regex' as const) : ('strict' as const),
    type: choices[1] === 'Post Logout' ? ('logout' as const) : ('authorization' as const),
  }));
  checkPatterns(filled, redirectUris);
  return {
    slug: filled.text('application', 'Slug') ?? '',
    name: filled.text('application', 'Application Name')?.trim() ?? '',
    clientId: text('Client ID') ?? randomText(40),
    // An emptied one is none that anybody could send.
    clientSecret: text('Client Secret') || randomText(128),
    clientType: text('Client Type') === 'Public' ? 'public' : 'confidential',
    redirectUris,
    scopes: mappingsOf(filled, options, version),
    // The list has one key, and a list with one is filled in.
    ...((text('Signing Key') ?? SIGNING_KEY) === '' ? {} : { signingKey: 'RSA' }),
    grantTypes: grantTypesOf(filled),
    issuerMode: chosen(ISSUER_MODES, text('Issuer mode')) ?? 'per_provider',
    subMode: subModeOf(text('Subject Mode')),
    includeClaimsInIdToken: filled.isOn('provider', 'Include claims in id_token', true),
    consent: text('Authorization Flow')?.includes('explicit') === true ? 'explicit' : 'implicit',
    invalidationFlow:
      text('Invalidation Flow') === 'default-invalidation-flow'
        ? 'default-invalidation-flow'
        : 'default-provider-invalidation-flow',
  };
}

/** The value behind a label. */
function chosen<Choices extends Readonly<Record<string, unknown>>>(
  choices: Choices,
  label: string | undefined,
): Choices[keyof Choices] | undefined {
  return Object.entries(choices).find(([name]) => name === label)?.[1] as Choices[keyof Choices] | undefined;
}

function subModeOf(label: string | undefined): NonNullable<AuthentikApplication['subMode']> {
  const mode = chosen(SUBJECT_MODES, label) ?? 'hashed_user_id';
  if (mode === 'user_upn') throw new RangeError(`The model of authentik has no Subject Mode ${String(label)}.`);
  return mode;
}

/** A new provider's form has all selected; an emptied field has none. */
function grantTypesOf(filled: FilledForms): readonly string[] {
  if (filled.field('provider', 'Grant Types') === undefined) return Object.values(GRANT_TYPES);
  return filled.rows('provider', 'Grant Types').flatMap(({ value }) => chosen(GRANT_TYPES, value) ?? []);
}

/** A regular expression that is none is not stored. [api/providers.py] */
function checkPatterns(filled: FilledForms, redirectUris: readonly RedirectUri[]): void {
  for (const { mode, url } of redirectUris) {
    try {
      if (mode === 'regex') new RegExp(url, 'u');
    } catch {
      const field = filled.field('provider', 'Redirect URIs/Origins (RegEx)');
      if (field !== undefined) throw new FormRefusal({ ...field, value: url }, { expected: 'a regular expression' });
    }
  }
}

/** The entries under "Selected Scopes": what the page names, each once, and what the administrator made for it. */
function mappingsOf(
  filled: FilledForms,
  { mappings = [] }: AdministratorOptions,
  version: string,
): readonly (string | ScopeMapping)[] {
  const field = filled.field('provider', 'Scopes');
  const names = field === undefined ? ['openid', 'email', 'profile'] : field.value.split(/\s+/).filter(Boolean);
  const available = [
    ...new Set([...defaultMappings(featuresOf(version)).keys(), ...mappings.map(({ scopeName }) => scopeName)]),
  ];
  for (const name of names)
    if (field !== undefined && !available.includes(name))
      throw new FormRefusal(field, { unexpected: name, expected: available });
  const own = new Map(mappings.map((mapping) => [mapping.scopeName, mapping]));
  return [...new Set([...names, ...own.keys()])].map((name) => own.get(name) ?? name);
}

function recordOf(
  filled: FilledForms,
  application: AuthentikApplication,
  { files = [] }: AdministratorOptions,
): ClientRecord {
  const { clientId, clientSecret, clientType = 'confidential', redirectUris, scopes = [] } = application;
  const optional = (label: string): string | undefined => filled.text('application', label) || undefined;
  const urls = (type: RedirectUri['type']): string[] =>
    redirectUris.filter((entry) => entry.type === type).map(({ url }) => url);
  const icon = filled.field('application', 'Icon');
  if (icon !== undefined && !isIcon(icon.value, files))
    throw new FormRefusal(icon, { expected: 'an absolute URL, fa:// with a name, or an uploaded file' });
  return {
    clientId,
    clientSecret: clientType === 'public' ? undefined : clientSecret,
    clientType,
    name: application.name,
    redirectUris: urls('authorization'),
    postLogoutRedirectUris: urls('logout'),
    scopes: scopes.map((scope) => (typeof scope === 'string' ? scope : scope.scopeName)),
    // authentik checks a challenge that is sent and demands none.
    pkce: undefined,
    launchUrl: optional('Launch URL')?.trim(),
    icon: optional('Icon'),
    vendor: {
      slug: application.slug,
      authorization_flow: filled.text('provider', 'Authorization Flow') ?? '',
      invalidation_flow: application.invalidationFlow ?? '',
      signing_key: application.signingKey === undefined ? '' : SIGNING_KEY,
      grant_types: application.grantTypes ?? [],
      matching_modes: redirectUris.map(({ mode }) => mode),
      sub_mode: application.subMode ?? '',
      issuer_mode: application.issuerMode ?? '',
      include_claims_in_id_token: application.includeClaimsInIdToken ?? true,
    },
  };
}

/** [the help below the field; admin/files: a name is one of a file that was uploaded] */
function isIcon(value: string, files: readonly string[]): boolean {
  return (
    value === '' || files.includes(value) || /^fa:\/\/[\w-]+$/.test(value) || /^https?:\/\/[^\s/]+\/\S*$/.test(value)
  );
}
