import { emailCases, idTokenFaults, nameCases, refusals, signIn, type Question } from '../../recipes';
import { answered, enterPassword, linkAs } from './driver-questions';
import { HOME } from './driver-steps';

/** The two ways differ in where the settings stand, and in nothing that is asked here. */
const FORM = { variant: 'form' };
const CREATE = 'Settings > SSO > Create';
const SCOPES = `${CREATE} > OAuth configuration | Scopes`;

/** What published pages contradict each other about, and what Memos accepts or refuses. */
export const questions: readonly Question[] = [
  {
    id: 'display-name',
    cases: [
      ...nameCases(answered, [FORM]),
      answered({
        ...FORM,
        tried: '`Display Name` names a claim that is not there',
        values: { [`${CREATE} > Claims mapping | Display Name`]: 'displayName' },
      }),
    ],
  },
  {
    id: 'unlinked-account',
    cases: [
      answered({
        ...FORM,
        tried: 'an account has the address',
        tells: 'account',
        prepare: ({ memos }) =>
          memos.addMember({ username: 'somebody', email: 'ada.mail@example.org', nickname: 'Somebody', password: 'p' }),
      }),
      answered({
        ...FORM,
        tried: 'an account has the username',
        tells: 'account',
        prepare: ({ memos }) => memos.addMember({ username: 'ada-login', nickname: 'Somebody', password: 'p' }),
      }),
    ],
  },
  {
    id: 'email',
    cases: [
      ...emailCases(answered, [FORM]),
      answered({
        ...FORM,
        tried: 'the scope `email` is not asked for',
        values: { [SCOPES]: 'openid profile' },
        tells: 'email',
      }),
    ],
  },
  { id: 'id-token-faults', cases: idTokenFaults(answered, [FORM]) },
  {
    id: 'refusals',
    cases: [
      ...refusals(answered, [FORM], {
        secret: () => `${CREATE} > OAuth configuration | Client secret`,
        callback: 'https://memos.company/auth/callback',
      }),
      answered({ ...FORM, tried: 'the scope `openid` is not asked for', values: { [SCOPES]: 'profile email' } }),
      answered({ ...FORM, tried: 'the scope `profile` is not asked for', values: { [SCOPES]: 'openid email' } }),
      answered({ ...FORM, tried: 'scopes with commas between them', values: { [SCOPES]: 'openid,profile' } }),
      answered({
        ...FORM,
        tried: 'the callback without a login',
        act: ({ run, application: { callback } }) => run.browser.visit(callback),
      }),
      answered({
        ...FORM,
        tried: 'a person who is new, and `Disallow user registration` is on',
        prepare: ({ memos }) => {
          memos.accounts.disallowsRegistration = true;
        },
      }),
      answered({
        ...FORM,
        tried: 'an identifier that `Identifier Filter` does not let in',
        prepare: ({ memos }) => {
          memos.providers = memos.providers.map((one) => ({ ...one, identifierFilter: '^ben' }));
        },
      }),
      answered({
        ...FORM,
        tried: 'the provider is deleted in Memos during the login',
        act: async ({ run, application, person }) => {
          await application.start();
          application.memos.providers = [];
          await run.signIn(person);
        },
      }),
      answered({
        ...FORM,
        tried: 'a second account is linked with the same person',
        prepare: ({ memos }) => {
          for (const username of ['first', 'second']) memos.addMember({ username, password: 'p' });
        },
        act: async (login) => {
          await linkAs('first', login);
          await login.run.browser.visit(HOME);
          await login.run.browser.click('Sign out');
          await linkAs('second', login);
        },
      }),
      answered({
        ...FORM,
        tried: 'a password, and `Disallow password auth` is on',
        prepare: ({ memos }) => {
          memos.addMember({ username: 'first', password: 'p' });
          memos.disallowsPassword = true;
        },
        act: (login) => enterPassword('first', login),
      }),
      answered({
        ...FORM,
        tried: 'the account was archived',
        act: async (login) => {
          await signIn(login);
          for (const account of login.application.memos.accounts.all) account.isArchived = true;
          await login.run.browser.visit(HOME);
          await login.run.browser.click('Sign out');
          // The provider still knows the person.
          await login.application.start();
        },
      }),
    ],
  },
];
