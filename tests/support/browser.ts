import type { Browser } from 'playwright-core';
import { launchChromium } from '../../recipes/world/launch-chromium';

/** Set once the browser was named; in the environment, because every test file is a process of its own. */
const ANNOUNCED = 'SSO_RECIPES_BROWSER_ANNOUNCED';

/**
 * Starts the browser of the recipes, and prints once which one it is.
 *
 * @param args further arguments for Chromium, after the usual ones
 * @throws Error when there is none, or it does not start
 */
export function launchBrowser(args: readonly string[] = []): Promise<Browser> {
  return launchChromium(args, (description) => {
    if (process.env[ANNOUNCED] !== undefined) return;
    console.log(`Browser: ${description}`);
    process.env[ANNOUNCED] = '1';
  });
}
