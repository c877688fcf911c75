import { markup, page, type Html } from '../../embedded/html';
import { html, type Answer } from '../../embedded/http';
import { redirect, withParams } from '../../embedded/http';
import type { Call } from '../../embedded/http';
import { issuerOf, type Model } from './model';
import type { KeycloakClient } from './options';

/** "We are sorry..." with what is wrong. [AuthorizationEndpoint.java; English messages of the login theme] */
export const errorPage = (text: string, status = 400): Answer =>
  html(
    status,
    page('We are sorry...', markup`<h1 id="kc-page-title">We are sorry...</h1><p class="instruction">${text}</p>`),
  );

export const infoPage = (text: string): Answer => html(200, page(text, markup`<h1 id="kc-page-title">${text}</h1>`));

export const loginPage = (action: string, username: string, alert: string): Answer =>
  html(
    200,
    page(
      'Sign in to your account',
      markup`<h1 id="kc-page-title">Sign in to your account</h1>${paragraph(alert)}<form id="kc-form-login" method="post" action="${action}"><label>Username or email <input name="username" autocomplete="username" value="${username}"></label><label>Password <input name="password" type="password"></label><button name="login">Sign In</button></form>`,
    ),
  );

export const consentPage = (action: string, { clientId }: KeycloakClient, scope: readonly string[]): Answer =>
  html(
    200,
    page(
      `Grant Access to ${clientId}`,
      markup`<h1 id="kc-page-title">Grant Access to ${clientId}</h1><p>Do you grant these access privileges?</p><ul>${scope.map((name) => markup`<li>${name}</li>`)}</ul><form method="post" action="${action}"><button name="accept" value="Yes">Yes</button><button name="cancel" value="No">No</button></form>`,
    ),
  );

export const logoutPage = (action: string): Answer =>
  html(
    200,
    page(
      'Logging out',
      markup`<h1 id="kc-page-title">Logging out</h1><p>Do you want to log out?</p><form method="post" action="${action}"><button name="confirmLogout">Logout</button></form>`,
    ),
  );

/** An error that the client is told by a redirect: error, description, state, and the issuer in versions that send it. */
export function redirectError(
  model: Model,
  call: Call,
  { redirectUri, client }: { readonly redirectUri: string; readonly client: KeycloakClient },
  error: string,
  description?: string,
): Answer {
  return redirect(
    withParams(redirectUri, [
      ['error', error],
      ['error_description', description],
      ['state', call.query.get('state') ?? call.form.get('state') ?? undefined],
      ['iss', issuerParam(model, client, call)],
    ]),
  );
}

/** The parameter of RFC 9207, unless version or client leave it out. */
export const issuerParam = (model: Model, client: KeycloakClient, call: Call): string | undefined =>
  model.features.issuerInCallback && client.excludeIssuerFromAuthResponse !== true ? issuerOf(model, call) : undefined;

const paragraph = (text: string): Html => (text === '' ? markup`` : markup`<p role="alert">${text}</p>`);
