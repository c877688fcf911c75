import type { Acceptance } from '../../recipes/index';
import { driverVariants } from './driver-variants';

const all = Object.keys(driverVariants);
/** No log-out by way of the provider, no offline access, no groups, no endpoint but two. */
const others = all.filter((variant) => variant !== 'next-5-examples');

const SLASH = ['slash'];
const SAME = 'an address without a path is the same with a slash at its end';

/** Mutants that pass, and must: what Auth.js or the provider ignores or takes in several forms. */
export const driverAccepts: readonly Acceptance[] = [
  { value: 'New Application > Application | Launch URL', operators: SLASH, because: SAME },
  { value: 'Create client > Login settings | Home URL', operators: SLASH, because: SAME },
  { value: 'Next.js | .env.local | AUTH_URL', operators: SLASH, because: SAME },
  { value: 'Next.js | .env.development.local | AUTH_URL', operators: SLASH, because: SAME },
  { value: 'Auth.js 4 | .env.local | NEXTAUTH_URL', operators: SLASH, because: SAME },
  { value: 'Qwik | .env | ORIGIN', operators: SLASH, because: SAME },
  { value: 'Without a framework | src/server.ts | handleAuth()', operators: SLASH, because: SAME },
  ...['providers', 'signin', 'session'].map((name) => ({
    value: `Check the login | https://app.company/<base_path>/${name}`,
    operators: SLASH,
    because: 'Auth.js takes no notice of a slash at the end of its own addresses',
  })),
  {
    value: 'Give the application its credentials | .env.local | AUTH_SECRET',
    because: 'any text will do, as long as all copies of the application have the same',
  },
  {
    value: 'Auth.js 4 | .env.local | NEXTAUTH_SECRET',
    because: 'any text will do, as long as all copies of the application have the same',
  },
  ...['Express', 'Qwik'].map((framework) => ({
    value: `${framework} | .env | AUTH_TRUST_HOST`,
    because: 'any text that is not empty counts as yes, `false` among them',
  })),
  {
    value: 'New Application > Configure Provider | Redirect URIs/Origins (RegEx) #2',
    variants: others,
    because: 'only a log-out by way of the provider uses it',
  },
  {
    value: 'Create client > Login settings | Valid post logout redirect URIs',
    variants: others,
    because: 'only a log-out by way of the provider uses it',
  },
  {
    value: 'New Application > Configure Provider | Scopes',
    operators: ['drop openid'],
    variants: others,
    because: 'authentik sends an ID token without this mapping, too; its userinfo endpoint wants it',
  },
  {
    value: 'Scopes, checks and client authentication | ts | provider.Keycloak().authorization.params.scope',
    operators: ['drop profile', 'drop email'],
    because: 'Keycloak adds the default client scopes to every login',
  },
  {
    value: 'Scopes, checks and client authentication | ts | provider.Keycloak().authorization.params.scope',
    operators: ['drop offline_access'],
    because: 'Keycloak sends a refresh token without it, too',
  },
  {
    value: 'Add mapper > Group Membership | Name',
    because: 'the name of a mapper is for administrators only',
  },
  ...['Token Claim Name', 'Full group path'].map((label) => ({
    value: `Add mapper > Group Membership | ${label}`,
    variants: others,
    because: 'only the example with groups reads them',
  })),
];
