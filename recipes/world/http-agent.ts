import { Agent as PlainAgent, request as requestPlain, type IncomingMessage } from 'node:http';
import { Agent as TlsAgent, request as requestTls } from 'node:https';
import {
  PATIENCE,
  REDIRECT_LIMIT,
  type Browser,
  type BrowserOptions,
  type FailureReason,
  type Form,
  type Hop,
  type Page,
} from './browser';
import { Cookies } from './cookies';
import { ExchangeLog } from './exchange-log';
import { buttonFor, filledFields, findClickable, formData, shownPage } from './fill-form';
import { navigationHeaders } from './navigation-headers';
import { readPage } from './read-page';

interface Step {
  readonly method: string;
  readonly url: URL;
  readonly form?: string | undefined;
  readonly initiator: URL | undefined;
  readonly through: readonly URL[];
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** What a step led to. */
type Result = { readonly next: Step } | { readonly page: Page };

/**
 * A browser without a window and without scripts, which takes milliseconds for a login. It connects as every other client in this thread
 * does, so the names of a recipe hold for it. Of scripts it understands the one that goes to a fixed URL.
 */
export function createHttpAgent({ secrets = [] }: BrowserOptions = {}): Browser {
  const log = new ExchangeLog(secrets);
  const agents = { 'http:': new PlainAgent({ keepAlive: true }), 'https:': new TlsAgent({ keepAlive: true }) };
  let cookies = new Cookies();
  let page: Page | undefined;

  /** One request, and what its answer means. */
  async function take(step: Step, hops: Hop[]): Promise<Result> {
    const { url, method, form } = step;
    const failed = (reason: FailureReason, error: string, at = url.href): Result => {
      log.cause(error);
      return { page: { url: at, reason, error, hops } };
    };
    if (hops.length > REDIRECT_LIMIT) return failed('too-many-redirects', `More than ${REDIRECT_LIMIT} redirects.`);
    if (!isWeb(url.protocol)) return failed('unknown-scheme', `No program for ${url.protocol} URLs.`);
    const cookie = cookies.header(step);
    log.request({ method, url: url.href, cookie, form });
    let answer: Answer;
    try {
      answer = await send(step, cookie, agents[url.protocol]);
    } catch (error) {
      return failed(reasonOf(error), error instanceof Error ? error.message : String(error));
    }
    const { status, headers, body } = answer;
    const { location, 'set-cookie': setCookie = [] } = headers;
    hops.push({ method, url: url.href, status, ...(location === undefined ? {} : { location }) });
    const problems = cookies.keep(setCookie, url);
    const isRedirect = location !== undefined && [301, 302, 303, 307, 308].includes(status);
    const isHtml = /^(text\/html|application\/xhtml\+xml)\b/.test(headers['content-type'] ?? '');
    const read = isHtml
      ? readPage(body, url.href)
      : { title: '', text: body.replace(/\r\n?/g, '\n').trim(), forms: [], links: [], next: undefined };
    log.answer({ status, location, setCookie, text: isRedirect ? '' : read.text });
    for (const problem of problems) log.cause(problem);
    if (isRedirect) {
      if (!URL.canParse(location, url.href)) return failed('invalid-url', `Unexpected Location ${location}.`, location);
      return { next: redirected(step, new URL(location, url.href), status) };
    }
    const { next, ...content } = read;
    if (next !== undefined) return { next: { method: 'GET', url: new URL(next), initiator: url, through: [] } };
    return { page: { url: url.href, status, ...content, hops } };
  }

  async function navigate(first: Step): Promise<Page> {
    const hops: Hop[] = [];
    let result: Result = { next: first };
    while ('next' in result) result = await take(result.next, hops);
    page = result.page;
    return page;
  }

  async function submit(form: Form, values: Readonly<Record<string, string>> = {}, button?: string): Promise<Page> {
    const { url } = shownPage(page, 'a form');
    const fields = filledFields(form, values);
    for (const { type, value } of fields) if (type === 'password') log.addSecret(value);
    const data = formData(fields, buttonFor(form, button)).toString();
    const step = { method: form.method, initiator: new URL(url), through: [] };
    const target = new URL(form.action);
    if (form.method === 'POST') return navigate({ ...step, url: target, form: data });
    target.search = data;
    return navigate({ ...step, url: target });
  }

  return {
    get page() {
      return page;
    },
    log: log.entries,
    visit: (url) => {
      if (URL.canParse(url)) return navigate({ method: 'GET', url: new URL(url), initiator: undefined, through: [] });
      page = { url, reason: 'invalid-url', error: `Unexpected URL ${url}.`, hops: [] };
      return Promise.resolve(page);
    },
    submit,
    click: async (text) => {
      const shown = shownPage(page, `a link ${text}`);
      const target = findClickable(shown, text);
      if ('form' in target) return submit(target.form, {}, target.button);
      return navigate({ method: 'GET', url: new URL(target.url), initiator: new URL(shown.url), through: [] });
    },
    close: () => {
      for (const agent of Object.values(agents)) agent.destroy();
      cookies = new Cookies();
      return Promise.resolve();
    },
  };
}

/** As browsers do, tries once more when the server has closed the connection that was kept from last time. */
function send(step: Step, cookie: string, agent: PlainAgent, again = true): Promise<Answer> {
  const { url, method, form } = step;
  const headers = {
    ...navigationHeaders(step),
    ...(cookie === '' ? {} : { Cookie: cookie }),
    ...(form === undefined
      ? {}
      : { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': String(Buffer.byteLength(form)) }),
  };
  const request = url.protocol === 'https:' ? requestTls : requestPlain;
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent, signal: AbortSignal.timeout(PATIENCE) }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const body = Buffer.concat(chunks).toString('utf8');
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
      });
    });
    sent.on('error', (error) => {
      if (again && sent.reusedSocket && reasonOf(error) === 'connection-closed')
        send(step, cookie, agent, false).then(resolve, reject);
      else reject(error);
    });
    sent.end(form);
  });
}

/** The step that a redirect asks for. A POST becomes a GET, except that 307 and 308 keep it; a fragment stays unless there is a new one. */
function redirected({ method, url, form, initiator, through }: Step, target: URL, status: number): Step {
  if (target.hash === '' && url.hash !== '') target.hash = url.hash;
  const keeps = status === 307 || status === 308 || method === 'GET';
  return {
    method: keeps ? method : 'GET',
    url: target,
    form: keeps ? form : undefined,
    initiator,
    through: [...through, url],
  };
}

const isWeb = (protocol: string): protocol is 'http:' | 'https:' => protocol === 'http:' || protocol === 'https:';

/** Codes of Node and of OpenSSL; the first pattern that matches counts. */
const REASONS: readonly (readonly [RegExp, FailureReason])[] = [
  [/^(ENOTFOUND|EAI_\w+)$/, 'name-not-resolved'],
  [/^(ECONNREFUSED|ENETUNREACH)$/, 'connection-refused'],
  [/^(ECONNRESET|EPIPE|HPE_\w+)$/, 'connection-closed'],
  [/^(CERT_\w+|\w+_(CERT|CERT_IN_CHAIN)|UNABLE_TO_\w+|ERR_TLS_CERT_\w+|HOSTNAME_MISMATCH)$/, 'certificate'],
  [/^(EPROTO|ERR_SSL_\w+|ERR_TLS_\w+)$/, 'tls'],
  [/^(ABORT_ERR|ETIMEDOUT)$/, 'timeout'],
];

function reasonOf(error: unknown): FailureReason {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return REASONS.find(([pattern]) => pattern.test(code))?.[1] ?? 'other';
}
