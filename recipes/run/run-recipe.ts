import { isDeepStrictEqual } from 'node:util';
import { FormRefusal, type RegisteredProvider } from '../../providers/embedded/administrator';
import type { EmbeddedUser } from '../../providers/embedded/embedded-provider';
import type { GuidePage, PageValue } from '../../plugins/page-values/page-value';
import type { Recipe, RegisterOptions, Run } from '../recipe';
import type { Browser } from '../world/browser';
import { createHttpAgent } from '../world/http-agent';
import { createLazyBrowser } from '../world/lazy-browser';
import { serveApp } from '../world/serve-app';
import { signIn } from '../world/sign-in';
import { placeOf, RecipeFailure, type StepName } from './failure';
import { PageReader } from './page-reader';
import { incomplete } from './plan';
import { makeUsers } from './users';
import type { Workshop } from './workshop';

export interface RunOptions {
  readonly page: GuidePage;
  /** The provider's host as on the page, `authentik.company`. */
  readonly host: string;
  /** Default: empty. */
  readonly variant?: string;
  /** Mutants, by the ids of the values that they stand in for. */
  readonly overrides?: ReadonlyMap<string, string>;
  readonly workshop: Workshop;
  /** Default: the HTTP agent. */
  readonly createBrowser?: () => Browser | Promise<Browser>;
}

/** What came out of a run. */
export interface RunResult {
  readonly failure: RecipeFailure | undefined;
  readonly steps: readonly StepName[];
  /** Ids of the assertions that held. */
  readonly outcomes: readonly string[];
  /** What the application said, in order. */
  readonly says: readonly string[];
  /** What passed at the provider, secrets masked. */
  readonly exchanges: readonly string[];
  readonly provider: { readonly version: string; readonly notModelled: readonly string[] } | undefined;
  /** What the harness and the driver put in the place of something of the page. */
  readonly substitutions: readonly string[];
  readonly uses: ReadonlyMap<PageValue, readonly StepName[]>;
  readonly knownKeys: ReadonlySet<PageValue>;
}

/** A wrong value in a provider's form may show at any step of the login. */
const LOGIN: readonly StepName[] = ['start', 'authorize', 'callback', 'account', 'logout', 'launch'];
/** Milliseconds after which a run has failed. Nothing in it waits; the first one of a process loads what all need. */
const PATIENCE = 60_000;

/** Executes a guide once. Never throws for what the guide, the application or the provider does. */
export async function runRecipe(recipe: Recipe, options: RunOptions): Promise<RunResult> {
  const { page, host, variant = '', overrides, workshop, createBrowser = createHttpAgent } = options;
  const reader = new PageReader(page, overrides);
  const steps: StepName[] = [];
  const outcomes: string[] = [];
  const says: string[] = [];
  const ends: (() => void | Promise<void>)[] = [];
  const users = makeUsers();
  let current: StepName = 'configure';
  let isOver = false;
  let registered: RegisteredProvider | undefined;
  const substitutions: string[] = [];

  const register = async (choice: RegisterOptions = {}): Promise<RegisteredProvider> => {
    const administrator = await workshop.administratorOf(page.provider);
    const given = reader.fields(administrator.owns);
    const values = choice.isPublic === true ? given.filter(({ raw }) => raw !== '<client_secret>') : given;
    const fields = values.map((value) => ({
      form: value.group,
      label: value.label,
      value: reader.use(value, LOGIN),
      ...(value.bold ? { bold: value.bold } : {}),
    }));
    for (const value of values) reader.knownKeys.add(value);
    // Which realm, a step says, and no form.
    const chosen = page.values.find(({ file, raw }) => raw === '<realm>' && file.startsWith('providers/'));
    const realm = chosen ? reader.use(chosen, LOGIN) : page.samples.realm;
    const provider = await administrator
      .start(fields, {
        host,
        tls: await workshop.authority.certificateFor([host]),
        users: [...Object.values<EmbeddedUser>({ ...makeUsers(choice.groups) }), ...(choice.users ?? [])],
        ...(choice.version === undefined ? {} : { version: choice.version }),
        ...portFor(host),
        ...(choice.mappings ? { mappings: choice.mappings } : {}),
        ...(realm === undefined ? {} : { realm }),
      })
      .catch((error: unknown) => {
        throw error instanceof FormRefusal ? refused(error, values) : error;
      });
    if (isOver) {
      await provider.stop();
      throw new Error('The run is over.');
    }
    ends.push(() => provider.stop());
    lead(host, provider.port);
    registered = provider;
    return provider;
  };

  const portFor = (name: string): { port?: number } => {
    const port = workshop.portOf(name);
    return port === undefined ? {} : { port };
  };

  const lead = (name: string, port: number): void => {
    workshop.names.add(name, port);
    ends.push(() => workshop.names.remove(name));
  };

  const step: Run['step'] = async (name, act) => {
    if (isOver) throw new Error('The run is over.');
    current = name;
    try {
      const result = await act();
      if (!steps.includes(name)) steps.push(name);
      return result;
    } catch (error) {
      throw failureAt(name, error);
    }
  };

  const failureAt = (name: StepName, error: unknown): RecipeFailure => {
    if (error instanceof RecipeFailure && error.about.length > 0) return error;
    const about = [...reader.uses].filter(([, needs]) => needs.includes(name)).map(([value]) => value);
    const application = error instanceof RecipeFailure ? (error.application ?? says.at(-1)) : says.at(-1);
    const provider = error instanceof RecipeFailure ? error.provider : undefined;
    return new RecipeFailure(error instanceof RecipeFailure ? error.step : name, messageOf(error), {
      about,
      cause: error,
      ...(application === undefined ? {} : { application }),
      ...(provider === undefined ? {} : { provider }),
    });
  };

  const browser = createLazyBrowser(createBrowser);
  ends.push(() => browser.close());
  const run: Run = {
    page: reader,
    provider: page.provider,
    providerHost: host,
    variant,
    users,
    browser,
    register: (choice) => step('register', () => register(choice)),
    step,
    serve: async (name, listener) => {
      const app = await serveApp(name, workshop.authority, listener, portFor(name).port);
      if (isOver) {
        await app.stop();
        throw new Error('The run is over.');
      }
      ends.push(() => app.stop());
      lead(name, app.port);
    },
    signIn: async (user = users.intended) => {
      const shown = await signIn(browser, user);
      if (shown.error !== undefined)
        throw new RecipeFailure(current, `${shown.url}: ${shown.error}`, { application: shown.error });
    },
    expect: (outcome, actual, expected) => {
      if (!(outcome in recipe.outcomes)) throw new Error(`Unexpected outcome \`${outcome}\`, which the recipe lacks.`);
      if (!isDeepStrictEqual(actual, expected))
        throw new Error(
          `Unexpected ${JSON.stringify(actual)}, expected ${JSON.stringify(expected)}: ${recipe.outcomes[outcome] ?? outcome}`,
        );
      outcomes.push(outcome);
    },
    says: (text) => {
      says.push(text);
    },
    substitutes: (text) => {
      if (!substitutions.includes(text)) substitutions.push(text);
    },
    atEnd: (act) => {
      ends.push(act);
    },
  };

  let failure: RecipeFailure | undefined;
  let timer: NodeJS.Timeout | undefined;
  try {
    const patience = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(new Error(`No end within ${PATIENCE / 1000} seconds.`));
      }, PATIENCE);
    });
    await Promise.race([recipe.run(run), patience]);
    failure = incomplete(recipe, { provider: page.provider, variant }, { steps, outcomes });
  } catch (error) {
    failure = failureAt(current, error);
  } finally {
    clearTimeout(timer);
    // What a run that took too long still does must not reach the next one.
    isOver = true;
    substitutions.unshift(...workshop.names.describe());
    for (const end of ends.reverse()) await end();
  }
  return {
    failure,
    steps,
    outcomes,
    says,
    exchanges: (registered?.log ?? []).map(({ kind, text }) => `${kind}: ${text}`),
    provider: registered && { version: registered.version, notModelled: registered.notModelled },
    substitutions,
    uses: reader.uses,
    knownKeys: reader.knownKeys,
  };
}

function refused(error: FormRefusal, values: readonly PageValue[]): RecipeFailure {
  const value = values.find(({ group, label }) => group === error.field.form && label === error.field.label);
  return new RecipeFailure('register', value ? `${placeOf(value)}: ${error.message}` : error.message, {
    about: value ? [value] : [],
    provider: error.message,
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
