import type { IncomingMessage, ServerResponse } from 'node:http';

/** What a model of an application answers a browser with. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: string | Buffer;
}

/** @param cookies values of `Set-Cookie` */
export const answerPage = (html: string, cookies: readonly string[] = []): Answer => ({
  status: 200,
  headers: { 'Content-Type': 'text/html; charset=utf-8', 'Set-Cookie': [...cookies] },
  body: html,
});

/** Where the script of the page would have gone. */
export const answerRedirect = (location: string, cookies: readonly string[] = []): Answer => ({
  status: 302,
  headers: { Location: location, 'Set-Cookie': [...cookies] },
  body: '',
});

export const answerWith = (status: number, type: string, body: string | Buffer): Answer => ({
  status,
  headers: { 'Content-Type': type },
  body,
});

/** Writes an answer; when there is none, the browser learns no more than that the connection is gone. */
export function writeAnswer(response: ServerResponse, answer: Promise<Answer>): void {
  answer.then(
    ({ status, headers, body }) => response.writeHead(status, headers).end(body),
    (error: unknown) => response.destroy(error instanceof Error ? error : undefined),
  );
}

export function cookieIn({ headers }: IncomingMessage, name: string): string | undefined {
  const pairs = (headers.cookie ?? '').split('; ').map((pair) => pair.split('='));
  return pairs.find(([key]) => key === name)?.[1];
}
