import type { IdTokenFault } from '../../providers/embedded/embedded-provider';
import type { Case } from '../recipe';
import { cancel, replayCallback, replayCode, type Asked, type Login, type OpenedApplication } from './answered';

/** A way through a guide. */
export type Way = Pick<Case, 'variant' | 'providers'>;

/** A case for each way, one kind after the other, so that ways stand side by side. */
type Ask = (asked: Asked<OpenedApplication>) => Case;

const FAULTS: readonly IdTokenFault[] = ['issuer', 'audience', 'expired', 'signature', 'nonce'];

/** The field of each provider's form in which the redirect URI is registered. */
const REGISTERED = {
  authentik: 'Redirect URIs/Origins (RegEx)',
  keycloak: 'Valid redirect URIs',
} as const;

/** Cases of `id-token-faults`. */
export const idTokenFaults = (ask: Ask, ways: readonly Way[]): Case[] =>
  FAULTS.flatMap((fault) => ways.map((way) => ask({ ...way, tried: fault, fault })));

export interface RefusalOptions {
  /** The end of the id of the value that is the client secret in the application. */
  readonly secret: (variant: string) => string;
  /** The redirect URI. */
  readonly callback: string;
  /** Ends the session of the application, where a callback leads who is signed in to the first page. Default: none needed. */
  readonly leave?: (login: Login<OpenedApplication>) => Promise<unknown>;
}

/** Cases of `refusals` that any application can be asked. */
export const refusals = (ask: Ask, ways: readonly Way[], { secret, callback, leave }: RefusalOptions): Case[] => [
  ...ways.map((way) =>
    ask({ ...way, tried: 'another client secret', values: { [secret(way.variant ?? '')]: 'another-secret' } }),
  ),
  ...Object.entries(REGISTERED).flatMap(([provider, field]) =>
    ways
      .filter(({ providers }) => providers?.includes(provider) !== false)
      .map((way) =>
        ask({
          ...way,
          providers: [provider],
          tried: 'another redirect URI is registered',
          values: { [field]: `${callback}/` },
        }),
      ),
  ),
  ...ways.map((way) => ask({ ...way, tried: 'the person cancels', act: cancel })),
  ...ways.map((way) =>
    ask({ ...way, tried: 'the callback is opened a second time', act: (login) => replayCallback(login, leave) }),
  ),
  ...ways.map((way) => ask({ ...way, tried: 'a code is used a second time, in another login', act: replayCode })),
];

/** Cases of `email` that any application can be asked. */
export const emailCases = (ask: Ask, ways: readonly Way[]): Case[] => [
  ...ways.map((way) => ask({ ...way, tried: 'not verified', person: { emailVerified: false }, tells: 'email' })),
  ...ways.map((way) => ask({ ...way, tried: 'none', person: { email: undefined }, tells: 'email' })),
];

/** Cases of `display-name` that any application can be asked. */
export const nameCases = (ask: Ask, ways: readonly Way[]): Case[] => [
  ...ways.map((way) => ask({ ...way, tried: 'a person with first and last name' })),
  // authentik has one field for both.
  ...ways.map((way) =>
    ask({ ...way, providers: ['keycloak'], tried: 'a person with neither', person: { firstName: '', lastName: '' } }),
  ),
];
