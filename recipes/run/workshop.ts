import type { Administrator } from '../../providers/embedded/administrator';
import { type NameRedirection, redirectNames } from '../world/redirect-names';
import { createTestAuthority, type TestAuthority } from '../world/test-authority';

/** What the runs of one thread share: a test authority, the redirected names, and the providers' administrators. */
export interface Workshop {
  readonly authority: TestAuthority;
  readonly names: NameRedirection;
  /** @throws Error when the provider has no model */
  readonly administratorOf: (provider: string) => Promise<Administrator>;
  readonly close: () => Promise<void>;
}

/** Runs follow one another in it, because names lead to one place at a time. */
export async function openWorkshop(): Promise<Workshop> {
  const authority = await createTestAuthority();
  const names = redirectNames(authority);
  return {
    authority,
    names,
    administratorOf: loadAdministrator,
    close: () => names.stop(),
  };
}

async function loadAdministrator(provider: string): Promise<Administrator> {
  const file = `providers/${provider}/embedded/administrator.ts`;
  const module = (await import(/* @vite-ignore */ `../../${file}`)) as { administrator?: Administrator };
  if (!module.administrator) throw new Error(`${file}: expected an export named \`administrator\`.`);
  return module.administrator;
}
