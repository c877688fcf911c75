import { launchBrowser } from './browser';

/** Before the browser tests: proves once that a browser starts, and says which one. Workers are started after it. */
export default async function setup(): Promise<void> {
  const browser = await launchBrowser();
  await browser.close();
}
