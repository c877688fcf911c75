import type { Run } from '../../recipes/index';

type User = Run['users']['intended'];

interface Account {
  readonly provider: string;
  readonly userId: string;
}

/** A database as small as can be, with one user who was there before. */
export interface Database {
  /** For the option `adapter` of Auth.js. */
  readonly adapter: Readonly<Record<string, (...args: never[]) => unknown>>;
  readonly userId: string;
  /** The accounts that Auth.js linked. */
  readonly accounts: readonly Account[];
  readonly countUsers: () => number;
}

interface AdapterUser {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly emailVerified: Date | null;
}

interface Session {
  readonly sessionToken: string;
  readonly userId: string;
  readonly expires: Date;
}

/** The functions of an adapter that a login calls. [@auth/core/adapters] */
export function driverAdapter({ firstName, lastName, email = '' }: User): Database {
  const userId = 'made-by-hand';
  const users: AdapterUser[] = [{ id: userId, name: `${firstName} ${lastName}`, email, emailVerified: null }];
  const accounts: Account[] = [];
  const subjects = new Map<string, string>();
  const sessions = new Map<string, Session>();
  const userOf = (id: string | undefined): AdapterUser | null => users.find((user) => user.id === id) ?? null;
  return {
    userId,
    accounts,
    countUsers: () => users.length,
    adapter: {
      createUser: (user: AdapterUser) => {
        users.push(user);
        return user;
      },
      getUser: (id: string) => userOf(id),
      getUserByEmail: (address: string) => users.find((user) => user.email === address) ?? null,
      getUserByAccount: ({ provider, providerAccountId }: Readonly<Record<string, string>>) =>
        userOf(subjects.get(`${provider ?? ''} ${providerAccountId ?? ''}`)),
      updateUser: (user: AdapterUser) => ({ ...userOf(user.id), ...user }),
      linkAccount: (account: Account & { readonly providerAccountId: string }) => {
        subjects.set(`${account.provider} ${account.providerAccountId}`, account.userId);
        accounts.push({ provider: account.provider, userId: account.userId });
      },
      createSession: (session: Session) => {
        sessions.set(session.sessionToken, session);
        return session;
      },
      getSessionAndUser: (token: string) => {
        const session = sessions.get(token);
        return session ? { session, user: userOf(session.userId) } : null;
      },
      updateSession: (session: Session) => session,
      deleteSession: (token: string) => {
        sessions.delete(token);
      },
    },
  };
}
