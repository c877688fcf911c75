import type { LogEntry } from '../../providers/embedded/embedded-provider';

/** A field of a form, with what it would send now. */
export interface Field {
  readonly name: string;
  /** As in HTML: `text`, `password`, `hidden`, `checkbox`; also `select` and `textarea`. */
  readonly type: string;
  readonly value: string;
  /** Whether a checkbox or radio button is chosen; true for all others. */
  readonly checked: boolean;
}

/** A button that submits. */
export interface Button {
  /** Empty: the button sends nothing of its own. */
  readonly name: string;
  readonly value: string;
  /** What stands on it. */
  readonly text: string;
}

export interface Form {
  /** Its place among the forms of the page, from 0. */
  readonly index: number;
  /** Absolute. */
  readonly action: string;
  readonly method: 'GET' | 'POST';
  readonly fields: readonly Field[];
  readonly buttons: readonly Button[];
}

export interface Link {
  readonly text: string;
  /** Absolute. */
  readonly url: string;
}

/** One request of the way to a page, and its answer. */
export interface Hop {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  /** The header `Location` as it came. */
  readonly location?: string;
}

/** A page that a server answered with, whatever its status. */
export interface LoadedPage {
  readonly url: string;
  readonly status: number;
  readonly title: string;
  /** What a reader sees, one line per block. Of an answer that is no HTML: its body. */
  readonly text: string;
  readonly forms: readonly Form[];
  readonly links: readonly Link[];
  /** All requests since the last thing that the user did; the page is the answer to the last one. */
  readonly hops: readonly Hop[];
  readonly error?: undefined;
}

/** Why no server answered. */
export type FailureReason =
  | 'name-not-resolved'
  | 'connection-refused'
  | 'connection-closed'
  | 'certificate'
  | 'tls'
  | 'too-many-redirects'
  | 'unknown-scheme'
  | 'invalid-url'
  | 'timeout'
  | 'other';

/** What a browser shows when no server answers. */
export interface FailedPage {
  /** Where the browser wanted to go. */
  readonly url: string;
  /** In the words of the browser at hand. */
  readonly error: string;
  readonly reason: FailureReason;
  readonly hops: readonly Hop[];
}

/** `page.error === undefined` tells one from the other. */
export type Page = LoadedPage | FailedPage;

/**
 * A browser as far as a login needs one: one window, cookies, redirects, forms. What a server does never makes it throw; what the page does
 * not have does.
 */
export interface Browser {
  /** What is shown now; `undefined` before the first visit. */
  readonly page: Page | undefined;
  /** What passed, secrets masked. */
  readonly log: readonly LogEntry[];
  /** Goes to a URL as if it was typed. */
  readonly visit: (url: string) => Promise<Page>;
  /**
   * Fills a form of the page in and submits it. What is not given stays as it is.
   *
   * @param values by name of the field; a checkbox or radio button is chosen by its value
   * @param button name or text of the button; default: the first one
   * @throws Error when the form has no such field or button
   */
  readonly submit: (form: Form, values?: Readonly<Record<string, string>>, button?: string) => Promise<Page>;
  /**
   * Follows the link with this text, or presses the button.
   *
   * @throws Error when the page has neither
   */
  readonly click: (text: string) => Promise<Page>;
  /** Forgets cookies and closes connections. */
  readonly close: () => Promise<void>;
}

export interface BrowserOptions {
  /** What must not appear in the log. Passwords that are filled in are added by themselves. */
  readonly secrets?: readonly string[];
}

/** How many requests may follow one thing that the user did; as in Chromium. */
export const REDIRECT_LIMIT = 20;

/** How long a browser waits for an answer, in milliseconds. */
export const PATIENCE = 15_000;
