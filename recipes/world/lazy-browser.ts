import type { Browser } from './browser';

/** A browser that starts at the first visit: Chromium knows the names that lead somewhere by then. */
export function createLazyBrowser(create: () => Browser | Promise<Browser>): Browser {
  let browser: Browser | undefined;
  const opened = (): Browser => {
    if (!browser) throw new Error('Expected a visit first.');
    return browser;
  };
  return {
    get page() {
      return browser?.page;
    },
    get log() {
      return browser?.log ?? [];
    },
    visit: async (url) => {
      browser ??= await create();
      return browser.visit(url);
    },
    submit: (form, values, button) => opened().submit(form, values, button),
    click: (text) => opened().click(text),
    close: async () => {
      const old = browser;
      // The next visit is that of another person.
      browser = undefined;
      await old?.close();
    },
  };
}
