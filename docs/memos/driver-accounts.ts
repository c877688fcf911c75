import { randomUUID } from 'node:crypto';
import { UID } from './driver-provider';
import type { UserInfo } from './driver-oauth2';

/**
 * The accounts of Memos 0.30.0 and what a login makes of them. Rules restated from server/router/api/v1/auth_service_sso.go and
 * sso_username.go.
 */
export interface Account {
  username: string;
  readonly role: 'ADMIN' | 'USER';
  /** The full name. */
  nickname: string;
  email: string;
  avatarUrl: string;
  isArchived: boolean;
}

/** A row of SSO Accounts. */
export interface LinkedIdentity {
  readonly account: Account;
  /** Provider ID. */
  readonly provider: string;
  /** The identifier; "External ID" on the page. */
  readonly externUid: string;
}

/** An error of the server with its kind, as the page shows it. */
export class StatusError extends Error {
  override readonly name = 'StatusError';
  constructor(
    readonly code: 'already_exists' | 'internal' | 'invalid_argument' | 'permission_denied',
    text: string,
  ) {
    super(`[${code}] ${text}`);
  }
}

/** Never taken over from an identity provider. [0.30.0 only] */
const RESERVED: ReadonlySet<string> = new Set(['admin', 'administrator', 'api', 'memos', 'root', 'support', 'system']);

export class Accounts {
  readonly all: Account[] = [];
  readonly links: LinkedIdentity[] = [];
  /** Settings > System > Disallow user registration. */
  disallowsRegistration = false;

  add(account: Pick<Account, 'username'> & Partial<Account>): Account {
    const made = {
      role: 'USER' as const,
      nickname: account.username,
      email: '',
      avatarUrl: '',
      isArchived: false,
      ...account,
    };
    this.all.push(made);
    return made;
  }

  /**
   * The account of a login: by Provider ID and identifier, and by nothing else; a new one otherwise.
   *
   * @param current who links an account in the settings; `undefined` for a login
   * @throws StatusError with the text that the page shows
   */
  ofLogin(provider: string, info: UserInfo, current?: Account): Account {
    const { identifier: externUid } = info;
    const linked = this.links.find((link) => link.provider === provider && link.externUid === externUid)?.account;
    if (current) return this.#link(current, linked, { provider, externUid });
    if (linked) return checked(linked);
    if (this.disallowsRegistration) throw new StatusError('permission_denied', 'user registration is not allowed');
    const username = this.#mayBe(externUid) ? externUid : randomUUID();
    const { displayName: nickname, email, avatarUrl } = info;
    const account = this.add({ username, nickname, email, avatarUrl });
    this.links.push({ account, provider, externUid });
    return account;
  }

  #link(current: Account, linked: Account | undefined, identity: Omit<LinkedIdentity, 'account'>): Account {
    if (linked && linked !== current)
      throw new StatusError('already_exists', 'identity provider account is already linked to another user');
    const other = this.links.find(({ account, provider }) => account === current && provider === identity.provider);
    if (other && other.externUid !== identity.externUid)
      throw new StatusError(
        'already_exists',
        'identity provider is already linked to another external account for this user',
      );
    if (!linked) this.links.push({ account: current, ...identity });
    return current;
  }

  /** Whether an identifier becomes the username. An account of that name is not taken over. */
  #mayBe(identifier: string): boolean {
    return (
      UID.test(identifier) &&
      !/^\d+$/.test(identifier) &&
      !RESERVED.has(identifier.toLowerCase()) &&
      !this.all.some(({ username }) => username === identifier)
    );
  }
}

function checked(account: Account): Account {
  if (account.isArchived)
    throw new StatusError('permission_denied', `user has been archived with username ${account.username}`);
  return account;
}
