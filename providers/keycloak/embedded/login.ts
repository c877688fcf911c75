import { redirect, withHeaders, type Answer, type Call } from '../../embedded/http';
import type { Model, Pending } from './model';
import { consentPage, errorPage, loginPage } from './pages';

/** Where the forms of login and consent go. */
export const loginUrl = ({ base }: Model, action: 'authenticate' | 'consent', tabId: string): string =>
  `${base}/login-actions/${action}?tab_id=${tabId}`;

/** What a browser sends from the login page or the consent page. */
export async function loginAction(model: Model, action: string, call: Call): Promise<Answer> {
  const id = call.query.get('tab_id') ?? '';
  const pending = model.pending.get(id);
  if (pending === undefined || call.method !== 'POST')
    return errorPage('Your login attempt timed out. Login will start from the beginning.');
  return action === 'consent' ? consent(model, id, pending, call) : authenticate(model, id, pending, call);
}

async function authenticate(model: Model, id: string, pending: Pending, call: Call): Promise<Answer> {
  const name = call.form.get('username') ?? '';
  const user = model.users.find(({ username, email }) => username === name || (email !== undefined && email === name));
  if (user === undefined || user.password !== call.form.get('password')) {
    call.note(`LOGIN_ERROR for ${name}: invalid_user_credentials`);
    return loginPage(loginUrl(model, 'authenticate', id), name, 'Invalid username or password.');
  }
  const session = model.sessions.open(user.username);
  const cookie = model.sessions.cookieFor(session, call);
  if (pending.asksConsent && !model.consents.has(`${user.username} ${pending.client.clientId}`)) {
    model.pending.set(id, { ...pending, session: session.id });
    return withHeaders(consentPage(loginUrl(model, 'consent', id), pending.client, pending.scope), cookie);
  }
  model.pending.delete(id);
  return redirect(await pending.finish(session.id), cookie);
}

async function consent(model: Model, id: string, pending: Pending, call: Call): Promise<Answer> {
  const session = model.sessions.of(call);
  if (session === undefined || session.id !== pending.session)
    return errorPage('Your login attempt timed out. Login will start from the beginning.');
  model.pending.delete(id);
  if (!call.form.has('accept')) {
    call.note('rejected_by_user');
    return redirect(pending.deny);
  }
  model.consents.add(`${session.username} ${pending.client.clientId}`);
  return redirect(await pending.finish(session.id));
}
