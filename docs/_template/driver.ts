import { parse } from 'yaml';
import { z } from 'zod';
import type { GenericLogin, Run } from '../../recipes';

/**
 * Example App's side of a login: openid-client, a certified client, in the place of the application's own. Where a package holds the
 * application's own client code, run that in its place; contributing/recipes.md says how.
 */

/** Settings > Single sign-on: the login as its fields describe it. */
export function fromForm({ page }: Run, host: string): GenericLogin {
  const name = page.step('Name', ['start', 'authorize', 'launch']);
  // Fact missing: all fields of the form, with what the application takes when the guide does not give one (`default`) and what it offers (`choices`).
  const form = page.form('Settings > Single sign-on', {
    'Client ID': { needs: ['authorize', 'callback'] },
    'Client Secret': { needs: 'callback' },
    Issuer: { needs: ['start', 'callback'] },
    Scopes: { needs: ['authorize', 'callback', 'account'] },
    'Enable login': { needs: 'start', default: 'Off', choices: ['On', 'Off'] },
  });
  return {
    title: `Sign in with ${name}`,
    // Fact missing: the addresses of the application's own, which start and end this login.
    path: `/oauth/${name}`,
    isEnabled: form['Enable login'] === 'On',
    settings: {
      issuer: form.Issuer,
      clientId: form['Client ID'],
      clientSecret: form['Client Secret'],
      scope: form.Scopes,
      redirectUri: `https://${host}/oauth/${name}/callback`,
      postLogoutRedirectUri: `https://${host}/`,
      // Fact missing: whether it sends a challenge. It does not: leave this out.
      codeChallengeMethod: 'S256',
    },
  };
}

const composeFile = z.object({
  services: z.object({
    'example-app': z.object({
      // Fact missing: all variables that the application reads.
      environment: z.strictObject({
        OIDC_ISSUER: z.string(),
        OIDC_CLIENT_ID: z.string(),
        OIDC_CLIENT_SECRET: z.string(),
        OIDC_SCOPES: z.string(),
        OIDC_REDIRECT_URI: z.string(),
      }),
    }),
  }),
});

/** compose.yaml: the login as its variables describe it. */
export function fromVariables({ page }: Run, host: string): GenericLogin {
  const { text } = page.snippet({
    title: 'compose.yaml',
    needs: ['configure', 'start', 'authorize', 'callback', 'account'],
  });
  const { environment } = composeFile.parse(parse(text)).services['example-app'];
  const name = page.step('Sign in with', ['start', 'launch']);
  return {
    title: `Sign in with ${name}`,
    path: `/oauth/${name}`,
    settings: {
      issuer: environment.OIDC_ISSUER,
      clientId: environment.OIDC_CLIENT_ID,
      clientSecret: environment.OIDC_CLIENT_SECRET,
      scope: environment.OIDC_SCOPES,
      redirectUri: environment.OIDC_REDIRECT_URI,
      postLogoutRedirectUri: `https://${host}/`,
      codeChallengeMethod: 'S256',
    },
  };
}
