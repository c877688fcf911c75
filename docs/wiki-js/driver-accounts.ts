/**
 * The accounts of Wiki.js and what a login makes of them. Rules restated from server/models/users.js of 2.5.314 (processProfile); each was
 * seen in the real one (shared facts on Wiki.js, section B).
 */

export interface Group {
  readonly id: number;
  readonly name: string;
  /** Whether people in it may read pages. A group made with New Group may. */
  readonly reads: boolean;
}

export interface Account {
  readonly id: number;
  /** The key of its strategy. */
  readonly strategy: string;
  /** The provider's identifier; `null` until the first login of an account that was made in advance. */
  providerId: string | null;
  email: string;
  name: string;
  isActive: boolean;
  groups: number[];
}

/** What a strategy hands over, before Wiki.js looks at it. */
export interface Profile {
  readonly id: unknown;
  /** A list as passport-openidconnect makes it from the claim `email`; it goes before all else. */
  readonly emails?: readonly { readonly value: unknown; readonly primary?: boolean }[];
  readonly email?: unknown;
  readonly displayName?: unknown;
  readonly name?: unknown;
}

/** The settings under Registration, of one strategy. */
export interface Registration {
  readonly selfRegistration: boolean;
  /** Empty: all domains. */
  readonly domains: readonly string[];
  /** Ids of groups for new accounts. */
  readonly groups: readonly number[];
}

export const ADMINISTRATORS: Group = { id: 1, name: 'Administrators', reads: true };
export const GUESTS: Group = { id: 2, name: 'Guests', reads: true };

export class Accounts {
  readonly groups: Group[] = [ADMINISTRATORS, GUESTS];
  readonly all: Account[] = [];

  /** New Group. Its name need not be unique. */
  addGroup(name: string): Group {
    const group: Group = { id: this.groups.length + 1, name, reads: true };
    this.groups.push(group);
    return group;
  }

  /** New User, or the first administrator. */
  add(account: Omit<Account, 'id' | 'isActive' | 'providerId'> & { readonly providerId?: string }): Account {
    const made: Account = { providerId: null, isActive: true, ...account, id: this.all.length + 3 };
    made.email = made.email.toLowerCase();
    this.#checkUnique(made, 'insert into');
    this.all.push(made);
    return made;
  }

  /** Whether the account may read the first page: by its groups alone, those of guests do not count. */
  mayRead({ groups }: Pick<Account, 'groups'>): boolean {
    return this.groups.some(({ id, reads }) => reads && groups.includes(id));
  }

  namesOf({ groups }: Pick<Account, 'groups'>): string[] {
    return this.groups.filter(({ id }) => groups.includes(id)).map(({ name }) => name);
  }

  /**
   * The account of a login: by strategy and identifier, else one made in advance with the same address, else a new one.
   *
   * @throws Error with the text that Wiki.js shows
   */
  ofLogin(strategy: string, profile: Profile, registration: Registration): Account {
    const { id } = profile;
    // Nothing becomes the empty identifier, which all who have none share.
    const providerId = typeof id === 'string' || typeof id === 'number' ? String(id) : '';
    const own = this.all.filter((account) => account.strategy === strategy);
    const known = own.find((account) => account.providerId === providerId);
    const email = addressIn(profile).toLowerCase();
    const account = known ?? own.find((candidate) => candidate.providerId === null && candidate.email === email);
    const name = nameIn(profile) ?? email.split('@')[0] ?? '';
    if (account === undefined) return this.#register({ strategy, providerId, email, name }, registration);
    account.providerId = providerId;
    if (!account.isActive) throw new Error('Your account has been disabled.');
    this.#checkUnique({ ...account, email }, 'update');
    return Object.assign(account, { email, name });
  }

  #register(
    account: Pick<Account, 'strategy' | 'email' | 'name'> & { readonly providerId: string },
    { selfRegistration, domains, groups }: Registration,
  ): Account {
    if (!selfRegistration) throw new Error('You are not authorized to login.');
    if (domains.length > 0 && !domains.includes(account.email.split('@').at(-1) ?? ''))
      throw new Error('You are not authorized to register. Your domain is not whitelisted.');
    return this.add({ ...account, groups: [...groups] });
  }

  /** What the database demands; in SQLite's words as they were seen, without the values. */
  #checkUnique({ id, strategy, email }: Account, statement: string): void {
    if (this.all.some((other) => other.id !== id && other.strategy === strategy && other.email === email))
      throw new Error(`${statement} users ... UNIQUE constraint failed: users.providerKey, users.email`);
  }
}

/** The list first, whatever the setting "Email Claim" says. An address alone must be longer than five characters. */
function addressIn({ emails, email }: Profile): string {
  const listed = emails?.find(({ primary }) => primary === true) ?? emails?.[0];
  if (emails !== undefined) return String(listed?.value);
  const [first = email] = Array.isArray(email) ? (email.flat(Infinity) as unknown[]) : [];
  if (Array.isArray(email)) return String(first);
  if (typeof email === 'string' && email.length > 5) return email;
  throw new Error('Missing or invalid email address from profile.');
}

const nameIn = ({ displayName, name }: Profile): string | undefined =>
  [displayName, name].find((text): text is string => typeof text === 'string' && text !== '');
