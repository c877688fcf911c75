import type { BrowserContext, Page as Window, Request } from 'playwright-core';
import { PATIENCE, type Browser, type BrowserOptions, type Form, type LoadedPage, type Page } from './browser';
import { failureReason } from './chromium-errors';
import { ExchangeLog } from './exchange-log';
import { buttonFor, filledFields, findClickable, isChoice, shownPage } from './fill-form';
import { launchChromium } from './launch-chromium';
import { readPage } from './read-page';
import type { NameRedirection } from './redirect-names';
import type { TestAuthority } from './test-authority';
import { watchNavigations } from './watch-navigations';

/** Chromium, running without a window. */
export interface Chromium {
  /** As it says itself: `143.0.7499.4`. */
  readonly version: string;
  /** A browser of a new user: no cookies of the others. */
  readonly open: (options?: BrowserOptions) => Promise<Browser>;
  /** Ends all browsers. */
  readonly close: () => Promise<void>;
}

/**
 * Starts Chromium, which takes longer than a login: one is enough for several, also for applications that come and go, as long as their
 * ports stay. Names lead where they lead now; one that is added later is not found. It trusts the servers of the test authority by their
 * key, and otherwise what it always trusts.
 *
 * @throws Error when no Chromium is found, or it does not start
 */
export async function startChromium(
  { routes }: Pick<NameRedirection, 'routes'>,
  { leafKeyHash }: Pick<TestAuthority, 'leafKeyHash'>,
): Promise<Chromium> {
  const chromium = await launchChromium([
    `--host-resolver-rules=${resolverRules(routes)}`,
    `--ignore-certificate-errors-spki-list=${leafKeyHash}`,
  ]);
  return {
    version: chromium.version(),
    open: async (options) => openBrowser(await chromium.newContext({ locale: 'en' }), options),
    close: () => chromium.close(),
  };
}

async function openBrowser(context: BrowserContext, { secrets = [] }: BrowserOptions = {}): Promise<Browser> {
  const window = await context.newPage();
  window.setDefaultTimeout(PATIENCE);
  const log = new ExchangeLog(secrets);
  const watch = watchNavigations(window, log);
  let page: Page | undefined;

  /** Does something, and waits until the window has come to rest. */
  async function act(action: () => Promise<unknown>): Promise<Page> {
    watch.begin();
    // What fails here is a navigation, and is seen below.
    const failure = await action().then(
      () => undefined,
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    const isAtRest = await watch.settle();
    const { hops, failed, answer } = watch.seen;
    if (failed !== undefined) page = { ...failed, reason: failureReason(failed.error), hops };
    else if (!isAtRest) page = { url: window.url(), error: 'ERR_TIMED_OUT', reason: 'timeout', hops };
    else if (answer === undefined && (failure !== undefined || page === undefined))
      page = { url: window.url(), error: failure ?? 'no answer', reason: failureReason(failure ?? ''), hops };
    else page = { ...(await content(window, answer?.request)), hops };
    return page;
  }

  async function submit(form: Form, values: Readonly<Record<string, string>> = {}, wanted?: string): Promise<Page> {
    shownPage(page, 'a form');
    const fields = filledFields(form, values);
    const button = buttonFor(form, wanted);
    const shown = window.locator('form').nth(form.index);
    for (const { name, type, value } of fields) {
      if (type === 'password') log.addSecret(value);
      if (!Object.hasOwn(values, name)) continue;
      const field = shown.locator(`[name=${JSON.stringify(name)}]`);
      if (type === 'select') await field.selectOption(values[name] ?? '');
      else if (!isChoice({ name, type, value, checked: true })) await field.fill(value);
      else if (value === values[name]) await field.and(window.locator(`[value=${JSON.stringify(value)}]`)).check();
    }
    if (button === undefined) return act(() => shown.evaluate('(form) => { form.requestSubmit(); }'));
    const at = form.buttons.indexOf(button);
    return act(() => shown.locator(SUBMITTERS).nth(at).click());
  }

  return {
    get page() {
      return page;
    },
    log: log.entries,
    visit: async (url) => {
      if (URL.canParse(url)) return act(() => window.goto(url, { timeout: PATIENCE }));
      page = { url, error: 'ERR_INVALID_URL', reason: 'invalid-url', hops: [] };
      return page;
    },
    submit,
    click: async (text) => {
      const target = findClickable(shownPage(page, `a link ${text}`), text);
      if ('form' in target) return submit(target.form, {}, target.button);
      return act(() => window.getByRole('link', { name: text, exact: true }).first().click());
    },
    close: () => context.close(),
  };
}

/** The buttons of a form in the order in which `readPage` finds them, without those that are disabled. */
const SUBMITTERS = ':is(button:not([type]), button[type=submit], input[type=submit]):not([disabled])';

/**
 * The first rule that matches counts. A port of a known host where nobody answers leads to port 1 of this machine, where nobody answers
 * either; all other names are not found.
 */
function resolverRules(routes: ReadonlyMap<string, number>): string {
  const hosts = new Set([...routes.keys()].map((name) => name.replace(/:\d+$/, '')));
  return [
    ...[...routes].map(([name, port]) => `MAP ${name} 127.0.0.1:${port}`),
    ...[...hosts].map((host) => `MAP ${host} 127.0.0.1:1`),
    'MAP * ~NOTFOUND',
    ...['127.0.0.1', 'localhost', '[::1]'].map((host) => `EXCLUDE ${host}`),
  ].join(', ');
}

async function content(window: Window, request: Request | undefined): Promise<Omit<LoadedPage, 'hops'>> {
  const url = window.url();
  const response = await request?.response();
  const status = response?.status() ?? 200;
  const type = response?.headers()['content-type'] ?? 'text/html';
  if (response && !/^(text\/html|application\/xhtml\+xml)\b/.test(type))
    return {
      url,
      status,
      title: '',
      text: (await response.text()).replace(/\r\n?/g, '\n').trim(),
      forms: [],
      links: [],
    };
  const { title, text, forms, links } = readPage(await window.content(), url);
  return { url, status, title, text, forms, links };
}
