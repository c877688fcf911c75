import { markup, page, type Html } from '../../embedded/html';
import { html, redirect, type Answer, type Call } from '../../embedded/http';
import { notFound } from './errors';
import type { Application, Model, Plan } from './model';

/**
 * The pages under /if/flow/. authentik's are one program in the browser; these are plain forms of our own, which end where that program
 * would navigate to.
 */
const LOGIN_FLOW = 'default-authentication-flow';

export const authorizationFlow = ({ consent = 'implicit' }: Application): string =>
  `default-provider-authorization-${consent}-consent`;

/** Sends a browser that is not logged in to the login page, and from there back here. [policies/views.py] */
export function loginRedirect(call: Call): Answer {
  const next = call.search === '' ? call.path : `${call.path}?${call.search}`;
  const params = new URLSearchParams(call.query);
  params.set('next', next);
  return redirect(`/if/flow/${LOGIN_FLOW}/?${params.toString()}`);
}

export async function flow(model: Model, slug: string, call: Call): Promise<Answer> {
  if (slug === LOGIN_FLOW) return login(model, call);
  const session = model.sessions.of(call);
  const plan = session === undefined ? undefined : model.plans.get(session.id);
  if (session === undefined || plan === undefined) return notFound();
  if (plan.kind === 'logout')
    return slug === plan.application.invalidationFlow || slug === DEFAULT_INVALIDATION
      ? logout(model, session.id, plan)
      : notFound();
  if (slug !== authorizationFlow(plan.application)) return notFound();
  if (call.method !== 'POST') return consentPage(plan);
  model.plans.delete(session.id);
  return redirect(await plan.finish());
}

export const DEFAULT_INVALIDATION = 'default-provider-invalidation-flow';

function login(model: Model, call: Call): Answer {
  if (call.method !== 'POST') {
    const hint = model.features.loginHint ? (call.query.get('login_hint') ?? '') : '';
    return loginPage(hint, markup``);
  }
  const name = call.form.get('username') ?? '';
  const user = model.users.find(({ username, email }) => username === name || (email !== undefined && email === name));
  if (user === undefined || user.password !== call.form.get('password')) {
    call.note(`Login failed for ${name}.`);
    return loginPage(name, markup`<p role="alert">Invalid password</p>`);
  }
  const session = model.sessions.open(user.username);
  const next = call.query.get('next') ?? '/';
  model.reauthenticated.set(session.id, next);
  // Only to a path of this server.
  return redirect(/^\/(?![/\\])/.test(next) ? next : '/', model.sessions.cookieFor(session, call));
}

const loginPage = (name: string, alert: Html): Answer =>
  html(
    200,
    page(
      'authentik',
      markup`<h1>Welcome to authentik!</h1>${alert}<form method="post"><label>Email or Username <input name="username" autocomplete="username" value="${name}"></label><label>Password <input name="password" type="password"></label><button>Log in</button></form>`,
    ),
  );

const consentPage = ({ application, scope }: Extract<Plan, { kind: 'consent' }>): Answer =>
  html(
    200,
    page(
      'Authorize Application',
      markup`<h1>Authorize Application</h1><p>${application.name} asks for:</p><ul>${scope.map((name) => markup`<li>${name}</li>`)}</ul><form method="post"><button>Continue</button></form>`,
    ),
  );

/** "You've logged out of APP.", or on to the client: by script, so a client without one never sees a redirect. */
function logout(model: Model, sessionId: string, { application, target }: Extract<Plan, { kind: 'logout' }>): Answer {
  model.plans.delete(sessionId);
  if (application.invalidationFlow === 'default-invalidation-flow') model.sessions.end(sessionId);
  if (target !== undefined) {
    const script = { html: `<script>location.assign(${JSON.stringify(target).replaceAll('<', '\\u003c')})</script>` };
    return html(200, page('authentik', markup`<p>Redirecting to <a href="${target}">${target}</a></p>${script}`));
  }
  return html(
    200,
    page(
      'authentik',
      markup`<p>You've logged out of ${application.name}.</p><a href="/">Go back to overview</a> <a href="/flows/-/default/invalidation/">Log out of authentik</a> <a href="/application/launch/${application.slug}/">Log back into ${application.name}</a>`,
    ),
  );
}
