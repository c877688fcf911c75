import type { Wiki, StrategySettings } from '../../docs/wiki-js/driver';
import { configure, expectLoginPage, start, type LoadedPage } from '../../docs/wiki-js/driver-steps';
import { defineRecipe, type RegisteredProvider, type RegisterOptions, type Run } from '../../recipes';
import type { GuideRun, OpenGuide } from './open-guide';

export interface LoginContext {
  readonly run: Run;
  readonly wiki: Wiki;
  readonly provider: RegisteredProvider;
  /** Of the guide's strategy. */
  readonly key: string;
}

export interface WikiLogin extends Partial<GuideRun> {
  readonly register?: RegisterOptions;
  /** Settings of the module that differ from the guide's. */
  readonly config?: Readonly<Record<string, string | boolean>>;
  /** Settings of the strategy that differ, and whatever else an administrator does before the login. */
  readonly prepare?: (context: LoginContext) => Partial<StrategySettings> | undefined | Promise<undefined>;
  /** Default: visits the login page, selects the strategy and signs in. */
  readonly act?: (context: LoginContext) => Promise<unknown>;
}

export interface WikiAnswer {
  /** Lines of the page that is shown at the end; without the heading of an error page. */
  readonly words: readonly string[];
  readonly status: number | undefined;
  readonly url: string;
  /** Requests since the person did something. */
  readonly way: readonly string[];
  /** Name, address and groups of every account of the guide's strategy. */
  readonly accounts: readonly (readonly string[])[];
  readonly says: readonly string[];
}

/** From the login page to whatever Wiki.js shows in the end. */
export async function logIn({ run }: Pick<LoginContext, 'run'>): Promise<void> {
  await start(run);
  expectLoginPage(run, 'authorize');
  await run.signIn();
}

/** A login with the guide's values, but for what a test changes. Default: authentik. */
export async function tryLogin(guide: OpenGuide, login: WikiLogin = {}): Promise<WikiAnswer> {
  const { provider: id = 'authentik', register, config = {}, prepare, act = logIn, mutants } = login;
  const { variant = id === 'keycloak' ? 'keycloak' : 'generic' } = login;
  let answer: Omit<WikiAnswer, 'says'> | undefined;
  const recipe = defineRecipe({
    application: { name: 'Wiki.js', side: 'client code', version: '', description: '', packages: [] },
    outcomes: {},
    run: async (run) => {
      const provider = await run.register(register);
      const { wiki, key } = await configure(run);
      const context: LoginContext = { run, wiki, provider, key };
      const changes = await prepare?.(context);
      wiki.applyStrategies(
        wiki.strategies.map((strategy) =>
          strategy.key === key ? { ...strategy, config: { ...strategy.config, ...config }, ...changes } : strategy,
        ),
      );
      await act(context);
      answer = answerOf(context);
    },
  });
  const { failure, says } = await guide.run(recipe, { provider: id, variant, ...(mutants ? { mutants } : {}) });
  if (answer === undefined) throw failure ?? new Error('Expected the login to be tried.');
  return { ...answer, says };
}

/** The page that is shown now. */
export function pageOf({ run }: Pick<LoginContext, 'run'>): LoadedPage {
  const { page } = run.browser;
  if (page?.error !== undefined || page === undefined) throw new Error(`Expected a page: ${page?.error ?? 'none'}`);
  return page;
}

function answerOf({ run, wiki, key }: LoginContext): Omit<WikiAnswer, 'says'> {
  const { page } = run.browser;
  const loaded = page?.error === undefined ? page : undefined;
  const words = loaded === undefined ? [page?.error ?? ''] : loaded.text.split('\n');
  return {
    words: words.filter((line) => line !== 'Oops, something went wrong...'),
    status: loaded?.status,
    url: page?.url ?? '',
    way: (page?.hops ?? []).map(({ method, url }) => `${method} ${url}`),
    accounts: wiki.accounts.all
      .filter(({ strategy }) => strategy === key)
      .map((account) => [account.name, account.email, ...wiki.accounts.namesOf(account)]),
  };
}
