import {
  casesOf,
  hostOf,
  shownPage,
  type OpenedApplication,
  type RegisterOptions,
  type Run,
  type Seen,
} from '../../recipes';
import type { StrategySettings, Wiki } from './driver';
import { configure, HOME, nameIn, titleOf } from './driver-steps';

export interface OpenedWiki extends OpenedApplication {
  readonly run: Run;
  readonly wiki: Wiki;
  /** Of the guide's strategy. */
  readonly key: string;
  /** Changes the guide's strategy as an administrator does, and selects Apply. */
  readonly change: (changes: Partial<StrategySettings>) => void;
}

/** The guide's Wiki.js, before anybody has come. */
export async function openWiki(run: Run, people: RegisterOptions = {}): Promise<OpenedWiki> {
  const provider = await run.register(people);
  const { wiki, key } = await configure(run);
  return {
    run,
    provider,
    wiki,
    key,
    callback: wiki.callbackUrl(key),
    start: async () => {
      await run.browser.visit(`https://${hostOf(run, HOME)}/login`);
      await run.browser.click(titleOf(run));
    },
    look: () => seenIn(run, wiki, key),
    countAccounts: () => wiki.accounts.all.length,
    change: (changes) => {
      wiki.applyStrategies(
        wiki.strategies.map((strategy) => (strategy.key === key ? { ...strategy, ...changes } : strategy)),
      );
    },
  };
}

/** The name stands in the menu, the address under Administration > Users. */
function seenIn(run: Run, wiki: Wiki, key: string): Seen {
  const page = shownPage(run);
  const name = nameIn(page);
  const account = wiki.accounts.all.find((one) => one.strategy === key && one.name === name);
  if (page.status === 200 && name !== undefined) return { name, ...(account ? { email: account.email } : {}) };
  return { words: page.text.split('\n').filter((line) => line !== 'Oops, something went wrong...') };
}

/** A case of Wiki.js. */
export const answered = casesOf(openWiki);
