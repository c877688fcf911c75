import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Browser } from './browser';
import { createHttpAgent } from './http-agent';
import { redirectNames, type NameRedirection } from './redirect-names';
import { serveApp, type ServedApp } from './serve-app';
import { signIn } from './sign-in';
import { createTestAuthority } from './test-authority';

let names: NameRedirection;
let app: ServedApp;
let agent: Browser;
let requests: { readonly line: string; readonly headers: IncomingMessage['headers']; readonly body: string }[] = [];

const FORM = `<title>Log in</title><form method="post" action="/login"><input name="user"><input name="pass" type="password">
  <input type="hidden" name="csrf" value="a b"><input type="checkbox" name="keep" value="yes"><button name="go" value="1">Log in</button>
  <button name="cancel">Cancel</button></form>`;

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
  const { url = '', method = '', headers } = request;
  requests.push({ line: `${method} ${headers.host ?? ''}${url}`, headers, body: Buffer.concat(chunks).toString() });
  const page = (html: string): void => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(html);
  };
  const to = /^\/(30\d)\/(.*)$/.exec(url);
  if (to) response.writeHead(Number(to[1]), { Location: decodeURIComponent(to[2] ?? '') }).end();
  else if (url === '/form') page(FORM);
  else if (url === '/script') page('<script>location.assign("/end?by=script")</script>');
  else if (url === '/json') response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"name":\n"Alice"}');
  else if (url === '/cut') response.destroy();
  else if (url === '/throws') throw new Error('the application failed');
  else page(`<title>${url}</title><a href="/form">Back</a>`);
}

beforeAll(async () => {
  const authority = await createTestAuthority();
  names = redirectNames(authority);
  app = await serveApp('wiki.company', authority, answer);
  const other = await serveApp('other.company', authority, answer);
  names.add('wiki.company', app.port);
  names.add('other.company', other.port);
  const { stop } = app;
  app = {
    ...app,
    stop: async () => {
      await Promise.all([stop(), other.stop()]);
    },
  };
});
afterAll(async () => {
  await app.stop();
  await names.stop();
});
beforeEach(() => {
  requests = [];
  agent = createHttpAgent({ secrets: ['a secret of ours'] });
});
afterEach(() => agent.close());

const redirect = (status: number, to: string): string => `https://wiki.company/${status}/${encodeURIComponent(to)}`;

describe('redirects', () => {
  test('are followed and written down', async () => {
    const page = await agent.visit(`${redirect(302, 'https://other.company/end')}#top`);
    expect(page).toEqual({
      url: 'https://other.company/end#top',
      status: 200,
      title: '/end',
      text: 'Back',
      forms: [],
      links: [{ text: 'Back', url: 'https://other.company/form' }],
      hops: [
        {
          method: 'GET',
          url: `${redirect(302, 'https://other.company/end')}#top`,
          status: 302,
          location: 'https://other.company/end',
        },
        { method: 'GET', url: 'https://other.company/end#top', status: 200 },
      ],
    });
  });

  test.each([
    [302, 'GET', ''],
    [303, 'GET', ''],
    [307, 'POST', 'user=alice'],
    [308, 'POST', 'user=alice'],
  ])('%d after a POST is a %s', async (status, method, body) => {
    const page = await agent.visit('https://wiki.company/form');
    const [form] = page.error === undefined ? page.forms : [];
    if (form === undefined) throw new Error('Expected a form.');
    await agent.submit(
      { ...form, action: redirect(status, '/end'), fields: form.fields.slice(0, 1), buttons: [] },
      { user: 'alice' },
    );
    expect(requests.at(-1)).toMatchObject({ line: `${method} wiki.company/end`, body });
  });

  test('by script are followed, too', async () => {
    expect(await agent.visit('https://wiki.company/script')).toMatchObject({
      url: 'https://wiki.company/end?by=script',
    });
  });

  test.each([
    ['app://callback?x=1', 'unknown-scheme', 'app://callback?x=1'],
    ['https://', 'invalid-url', 'https://'],
    ['https://wiki.compny/', 'name-not-resolved', 'https://wiki.compny/'],
  ])('to %s end there', async (location, reason, url) => {
    expect(await agent.visit(redirect(302, location))).toMatchObject({
      url,
      reason,
      hops: [{ status: 302, location }],
    });
  });
});

describe('forms', () => {
  test('are sent with hidden fields and the button', async () => {
    const page = await agent.visit('https://wiki.company/form');
    const [form] = page.error === undefined ? page.forms : [];
    if (form === undefined) throw new Error('Expected a form.');
    await agent.submit(form, { user: 'ä&=', pass: 'w 1x', keep: 'yes' }, 'Cancel');
    expect(requests.at(-1)?.body).toBe('user=%C3%A4%26%3D&pass=w+1x&csrf=a+b&keep=yes&cancel=');
    expect(requests.at(-1)?.headers).toMatchObject({ origin: 'https://wiki.company', 'sec-fetch-site': 'same-origin' });
    expect(JSON.stringify(agent.log)).not.toContain('w+1');
  });

  test('refuse what they do not have', async () => {
    const page = await agent.visit('https://wiki.company/form');
    const [form] = page.error === undefined ? page.forms : [];
    if (form === undefined) throw new Error('Expected a form.');
    await expect(agent.submit(form, { name: 'x' })).rejects.toThrow(
      'Unexpected field name, expected user, pass, csrf, keep.',
    );
    await expect(agent.submit(form, { keep: 'no' })).rejects.toThrow('Unexpected choice no of keep, expected yes.');
    await expect(agent.submit(form, {}, 'OK')).rejects.toThrow('Unexpected button OK, expected Log in, Cancel.');
    await expect(agent.click('Back')).rejects.toThrow(
      'Unexpected link Back on https://wiki.company/form, expected Log in, Cancel.',
    );
  });

  test('with a password are logins', async () => {
    await agent.visit('https://wiki.company/form');
    await signIn(agent, { username: 'alice', password: 'wonder' });
    expect(requests.at(-1)?.body).toBe('user=alice&pass=wonder&csrf=a+b&go=1');
  });
});

test('a link says where it comes from, within its site and beyond', async () => {
  await agent.visit('https://wiki.company/end?a=1#b');
  await agent.click('Back');
  expect(requests.at(-1)?.headers).toMatchObject({
    referer: 'https://wiki.company/end?a=1',
    'sec-fetch-site': 'same-origin',
  });
  await agent.visit('https://wiki.company/end');
  expect(requests.at(-1)?.headers.referer).toBeUndefined();
});

test('what is no HTML is its text', async () => {
  expect(await agent.visit('https://wiki.company/json')).toMatchObject({ title: '', text: '{"name":\n"Alice"}' });
});

test('a cut connection and a fault of the application are pages', async () => {
  expect(await agent.visit('https://wiki.company/cut')).toMatchObject({
    url: 'https://wiki.company/cut',
    reason: 'connection-closed',
  });
  expect(await agent.visit('https://wiki.company/throws')).toMatchObject({
    status: 500,
    text: 'Error: the application failed',
  });
  expect(agent.page?.url).toBe('https://wiki.company/throws');
});

test('the log has all but secrets', async () => {
  await agent.visit('https://wiki.company/end?x=a%20secret%20of%20ours&code=1234&state=5');
  expect(agent.log).toEqual([
    { exchange: 1, kind: 'request', text: 'GET https://wiki.company/end?x=***&code=***&state=5' },
    { exchange: 1, kind: 'response', text: '200 | Back' },
  ]);
});

test('nothing is shown before the first visit', async () => {
  await expect(agent.click('x')).rejects.toThrow('Expected a page with a link x, nothing was visited yet.');
  await expect(signIn(agent, { username: 'a', password: 'b' })).rejects.toThrow('nothing was visited yet');
});
