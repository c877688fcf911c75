import {
  casesOf,
  hostOf,
  shownPage,
  type OpenedApplication,
  type RegisterOptions,
  type Run,
  type Seen,
} from '../../recipes';
import type { AffineConfig, OidcConfig } from './driver-config';
import { OIDC_BUTTON } from './driver-pages';
import { configure, hasButton, HOME, registration, type Installation } from './driver-steps';

export interface OpenedAffine extends OpenedApplication {
  readonly run: Run;
  readonly installation: Installation;
  /** Saves other settings than the guide's. */
  readonly change: (
    changes: Partial<Omit<AffineConfig, 'oidc'>> & { readonly oidc?: Partial<OidcConfig> },
  ) => Promise<void>;
}

/** The guide's AFFiNE, before anybody has come. */
export async function openAffine(run: Run, people: RegisterOptions = {}): Promise<OpenedAffine> {
  const provider = await run.register({ ...registration(run), ...people });
  const installation = await configure(run);
  const { affine } = installation;
  return {
    run,
    provider,
    installation,
    callback: affine.redirectUri,
    start: async () => {
      await run.browser.visit(`https://${hostOf(run, HOME)}/sign-in`);
      if (hasButton(shownPage(run))) await run.browser.click(OIDC_BUTTON);
    },
    look: () => seenIn(run, installation),
    countAccounts: () => affine.users.length,
    change: async ({ oidc: changes, ...others }) => {
      const { oidc } = affine.config;
      await affine.configure({ ...affine.config, ...others, oidc: oidc && { ...oidc, ...changes } });
    },
  };
}

/** Name and address stand on the first page, messages on that for signing in. */
function seenIn(run: Run, { said }: Installation): Seen {
  const page = shownPage(run);
  const [title = '', second = '', third] = page.text.split('\n');
  if (new URL(page.url).pathname === '/') return { name: second, ...(third === undefined ? {} : { email: third }) };
  if (title !== 'Sign in') return { words: [title] };
  if (hasButton(page)) return { words: [second] };
  return { where: 'no button, and in the log', words: (said.at(-1) ?? '').split('\n') };
}

/** A case of AFFiNE. authentik gives each of its errors an identifier. */
export const answered = casesOf(openAffine, (words) => words.replace(/"request_id":\s*"[^"]*"/g, '"request_id": "…"'));
