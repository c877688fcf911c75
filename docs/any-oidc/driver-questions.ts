import {
  casesOf,
  GenericApp,
  hostOf,
  shownPage,
  type OidcSettings,
  type OpenedApplication,
  type RegisterOptions,
  type Run,
  type Seen,
} from '../../recipes';
import { loginsOf } from './driver';

const ADDRESS = 'https://app.company';

export interface OpenedApp extends OpenedApplication {
  readonly run: Run;
  /** Begins anew with other settings than the guide's. */
  readonly change: (changes: Partial<OidcSettings>) => void;
}

/** The guide's application with its first login, before anybody has come. */
export async function openApp(run: Run, people: RegisterOptions = {}): Promise<OpenedApp> {
  const provider = await run.register(people);
  const [login] = loginsOf(run, { address: ADDRESS });
  if (!login) throw new Error('Expected a login.');
  let { settings } = login;
  const made = (): GenericApp => new GenericApp({ logins: [{ title: 'Sign in', settings }], says: run.says });
  let app = made();
  await run.serve(hostOf(run, ADDRESS), (request, response) => {
    app.listener(request, response);
  });
  return {
    run,
    provider,
    callback: settings.redirectUri,
    start: async () => {
      await run.browser.visit(ADDRESS);
      await run.browser.click('Sign in');
    },
    look: () => seenIn(run),
    countAccounts: () => app.accounts.size,
    change: (changes) => {
      settings = { ...settings, ...changes };
      app = made();
    },
  };
}

function seenIn(run: Run): Seen {
  const [title, ...lines] = shownPage(run).text.split('\n');
  if (title !== 'Signed in') return { words: lines };
  const said = (label: string): string | undefined =>
    lines.find((line) => line.startsWith(`${label}: `))?.slice(label.length + 2);
  const email = said('E-mail');
  return { name: said('Name') ?? '', ...(email === undefined ? {} : { email }) };
}

export const answered = casesOf(openApp);
