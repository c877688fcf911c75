import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { packagedChromium } from './packaged-chromium';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome.exe'];

/** Where installers put a browser that is not on the PATH. */
const USUAL_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => {
    const folder = process.env[name];
    return folder === undefined ? [] : [join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')];
  }),
];

const ARGS = [
  '--headless',
  // Containers often run as root, where Chromium's sandbox refuses to start. Tests and recipes open only pages of their own.
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Starts Chromium, the installed one if there is any, otherwise the one in the `@sparticuz/chromium` package (Linux only).
 *
 * `CHROME_PATH` names the browser to use; `SSO_RECIPES_BUNDLED_BROWSER=1` takes the packaged one although one is installed.
 *
 * @param args further arguments for Chromium, after the usual ones
 * @param announce told which one it is, in one line
 * @throws Error when `CHROME_PATH` is no program, or the browser does not start
 */
export async function launchChromium(
  args: readonly string[] = [],
  announce?: (description: string) => void,
): Promise<Browser> {
  const { executablePath, origin, env } = await findBrowser();
  const browser = await chromium.launch({
    executablePath,
    args: [...ARGS, ...args],
    ...(env ? { env: { ...process.env, ...env } } : {}),
  });
  announce?.(`Chromium ${browser.version()}, ${origin} (${executablePath})`);
  return browser;
}

interface FoundBrowser {
  readonly executablePath: string;
  readonly origin: string;
  readonly env?: Readonly<Record<string, string>>;
}

async function findBrowser(): Promise<FoundBrowser> {
  const named = process.env.CHROME_PATH;
  if (named !== undefined && named !== '') {
    if (!isProgram(named)) throw new Error(`CHROME_PATH: expected the path of a program, got ${named}.`);
    return { executablePath: named, origin: 'from CHROME_PATH' };
  }
  if (process.env.SSO_RECIPES_BUNDLED_BROWSER !== '1') {
    const installed = installedBrowser();
    if (installed !== undefined) return { executablePath: installed, origin: 'installed' };
  }
  return { ...(await packagedChromium()), origin: 'from the package @sparticuz/chromium' };
}

function installedBrowser(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...USUAL_PLACES].find(isProgram);
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
