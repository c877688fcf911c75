import type { Administrator } from '../../providers/embedded/administrator';
import type { Browser } from '../world/browser';
import type { Chromium } from '../world/chromium';
import { type NameRedirection, redirectNames } from '../world/redirect-names';
import { createTestAuthority, type TestAuthority } from '../world/test-authority';

/** What the runs of one thread share: a test authority, the redirected names, and the providers' administrators. */
export interface Workshop {
  readonly authority: TestAuthority;
  readonly names: NameRedirection;
  /** @throws Error when the provider has no model */
  readonly administratorOf: (provider: string) => Promise<Administrator>;
  /** The port that a host had in the run before. What comes again takes it, so that Chromium finds it without a new start. */
  readonly portOf: (host: string) => number | undefined;
  /**
   * A new person's window in Chromium, which stays as long as names lead where they led when it started.
   *
   * @throws Error when no Chromium is found, or it does not start
   */
  readonly openChromium: () => Promise<Browser>;
  readonly close: () => Promise<void>;
}

/** Runs follow one another in it, because names lead to one place at a time. */
export async function openWorkshop(): Promise<Workshop> {
  const authority = await createTestAuthority();
  const names = redirectNames(authority);
  const ports = new Map<string, number>();
  let running: { readonly chromium: Chromium; readonly routes: string } | undefined;
  return {
    authority,
    names: {
      ...names,
      add: (name, port) => {
        names.add(name, port);
        ports.set(name, port);
      },
    },
    administratorOf: loadAdministrator,
    portOf: (host) => ports.get(host),
    openChromium: async () => {
      const routes = JSON.stringify([...names.routes].sort());
      if (running?.routes !== routes) {
        await running?.chromium.close();
        // Loaded only where it is asked for.
        const { startChromium } = await import('../world/chromium');
        running = { chromium: await startChromium(names, authority), routes };
      }
      return running.chromium.open();
    },
    close: async () => {
      await running?.chromium.close();
      await names.stop();
    },
  };
}

async function loadAdministrator(provider: string): Promise<Administrator> {
  const file = `providers/${provider}/embedded/administrator.ts`;
  const module = (await import(/* @vite-ignore */ `../../${file}`)) as { administrator?: Administrator };
  if (!module.administrator) throw new Error(`${file}: expected an export named \`administrator\`.`);
  return module.administrator;
}
