import type { StrategySettings } from '../../docs/wiki-js/driver';
import { openWiki, type OpenedWiki } from '../../docs/wiki-js/driver-questions';
import { start } from '../../docs/wiki-js/driver-steps';
import { defineRecipe, expectLoginPage, type RegisterOptions } from '../../recipes';
import type { GuideRun, OpenGuide } from './open-guide';

export interface WikiLogin extends Partial<GuideRun> {
  readonly register?: RegisterOptions;
  /** Settings of the module that differ from the guide's. */
  readonly config?: Readonly<Record<string, string | boolean>>;
  /** Settings of the strategy that differ, and whatever else an administrator does before the login. */
  readonly prepare?: (opened: OpenedWiki) => Partial<StrategySettings> | undefined | Promise<undefined>;
  /** Default: visits the login page, selects the strategy and signs in. */
  readonly act?: (opened: OpenedWiki) => Promise<unknown>;
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
export async function logIn({ run }: Pick<OpenedWiki, 'run'>): Promise<void> {
  await start(run);
  expectLoginPage(run, 'authorize');
  await run.signIn();
}

/** A login with the guide's values, but for what a test changes. Default: authentik. */
export async function tryLogin(guide: Pick<OpenGuide, 'run'>, login: WikiLogin = {}): Promise<WikiAnswer> {
  const { provider: id = 'authentik', register, config = {}, prepare, act = logIn, mutants } = login;
  const { variant = id === 'keycloak' ? 'keycloak' : 'generic' } = login;
  let answer: Omit<WikiAnswer, 'says'> | undefined;
  const recipe = defineRecipe({
    application: { name: 'Wiki.js', side: 'client code', version: '', description: '', packages: [] },
    outcomes: {},
    run: async (run) => {
      const opened = await openWiki(run, register);
      const changes = await prepare?.(opened);
      const [own] = opened.wiki.strategies;
      opened.change({ ...(own ? { config: { ...own.config, ...config } } : {}), ...changes });
      await act(opened);
      answer = answerOf(opened);
    },
  });
  const { failure, says } = await guide.run(recipe, { provider: id, variant, ...(mutants ? { mutants } : {}) });
  if (answer === undefined) throw failure ?? new Error('Expected the login to be tried.');
  return { ...answer, says };
}

function answerOf({ run, wiki, key }: OpenedWiki): Omit<WikiAnswer, 'says'> {
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
