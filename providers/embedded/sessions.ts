import { randomBytes } from 'node:crypto';
import type { Call } from './http';

/** A browser that is logged in. */
export interface Session {
  readonly id: string;
  readonly username: string;
  /** Seconds since 1970. */
  readonly authTime: number;
}

/** The sessions of a model, by the cookie that the browser keeps. */
export class Sessions {
  readonly #sessions = new Map<string, Session>();
  readonly #cookie: string;
  readonly #makeId: () => string;

  /** @param cookie name of the cookie */
  constructor(cookie: string, makeId: () => string = () => randomBytes(16).toString('hex')) {
    this.#cookie = cookie;
    this.#makeId = makeId;
  }

  /** The session of the browser that sends a request. */
  of(call: Call): Session | undefined {
    return this.#sessions.get(call.cookies.get(this.#cookie) ?? '');
  }

  get(id: string): Session | undefined {
    return this.#sessions.get(id);
  }

  has(id: string): boolean {
    return this.#sessions.has(id);
  }

  open(username: string): Session {
    const session = { id: this.#makeId(), username, authTime: now() };
    this.#sessions.set(session.id, session);
    return session;
  }

  end(id: string): void {
    this.#sessions.delete(id);
  }

  /** The header that gives the browser its session. */
  cookieFor(session: Session, call: Call): { 'Set-Cookie': string } {
    const secure = call.origin.startsWith('https:') ? '; Secure' : '';
    return { 'Set-Cookie': `${this.#cookie}=${session.id}; Path=/; HttpOnly; SameSite=Lax${secure}` };
  }
}

/** Seconds since 1970. */
export const now = (): number => Math.floor(Date.now() / 1000);
