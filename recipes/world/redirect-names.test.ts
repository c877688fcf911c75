import { execFile } from 'node:child_process';
import dgram from 'node:dgram';
import dns, { lookup as lookupByName } from 'node:dns';
import http from 'node:http';
import http2 from 'node:http2';
import https from 'node:https';
import net, { connect as connectByName } from 'node:net';
import tls from 'node:tls';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { redirectNames, type NameRedirection } from './redirect-names';
import { serveApp, type ServedApp } from './serve-app';
import { createTestAuthority, type TestAuthority } from './test-authority';

let authority: TestAuthority;
let app: ServedApp;
let names: NameRedirection;

beforeAll(async () => {
  authority = await createTestAuthority();
  app = await serveApp('wiki.company', authority, (request, response) => {
    response.end(`${request.method ?? ''} ${request.headers.host ?? ''}${request.url ?? ''}`);
  });
});
afterAll(() => app.stop());
beforeEach(() => {
  names = redirectNames(authority);
  names.add('wiki.company', app.port);
});
afterEach(() => names.stop());

/** What Node's older clients get. */
function get(url: string, options: https.RequestOptions = {}): Promise<string> {
  const { get: ask } = url.startsWith('https:') ? https : http;
  return new Promise((resolve, reject) => {
    ask(url, options, (response) => {
      response.setEncoding('utf8').on('data', resolve);
    }).on('error', reject);
  });
}

const failureOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => (error instanceof Error && error.cause !== undefined ? error.cause : error),
  );

describe('a name of the recipe', () => {
  test('is reached by fetch, with URL, port and Host as they stand', async () => {
    const response = await fetch('https://wiki.company/a?b=c');
    expect(response.url).toBe('https://wiki.company/a?b=c');
    expect(await response.text()).toBe('GET wiki.company/a?b=c');
  });

  test.each([
    ['with kept connections', {}],
    ['without an agent', { agent: false } as const],
    ['with an agent of its own', { agent: new https.Agent() }],
  ])('is reached by https, %s', async (_how, options) => {
    expect(await get('https://wiki.company/a', options)).toBe('GET wiki.company/a');
  });

  test('is reached by http2, and by tls in all its forms', async () => {
    const session = http2.connect('https://wiki.company');
    await new Promise((resolve) => session.once('connect', resolve).once('error', resolve));
    // The server speaks HTTP/1.1 only, but the certificate was judged.
    expect(session.alpnProtocol).not.toBe('h2');
    session.destroy();
    const forms = [
      () => tls.connect({ host: 'wiki.company', port: 443, servername: 'wiki.company' }),
      () => tls.connect(443, 'wiki.company', { servername: 'wiki.company' }),
      () => tls.connect(443, 'wiki.company'),
    ];
    for (const form of forms) {
      const socket = form();
      await new Promise((resolve, reject) => socket.once('secureConnect', resolve).once('error', reject));
      expect(socket.authorized).toBe(true);
      socket.destroy();
    }
  });

  test('has a certificate of the test authority, and trusts no other root', async () => {
    const other = await createTestAuthority();
    const impostor = await serveApp('mail.company', other, (_request, response) => response.end());
    names.add('mail.company', impostor.port);
    expect(await failureOf(fetch('https://mail.company'))).toMatchObject({
      code: expect.stringMatching(/UNABLE_TO_VERIFY|SELF_SIGNED|SIGNATURE/) as string,
    });
    // What the caller trusts does not matter.
    await expect(get('https://mail.company', { ca: other.ca })).rejects.toThrow();
    await impostor.stop();
  });

  test('has its own name in the certificate', async () => {
    names.add('grafana.company', app.port);
    expect(await failureOf(fetch('https://grafana.company'))).toMatchObject({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
  });

  test('is 127.0.0.1 for those who look it up first', async () => {
    expect(await dns.promises.lookup('wiki.company')).toEqual({ address: '127.0.0.1', family: 4 });
    expect(await dns.promises.lookup('wiki.company', { all: true })).toEqual([{ address: '127.0.0.1', family: 4 }]);
    expect(await promisify(lookupByName)('wiki.company')).toBeTruthy();
  });
});

describe('what is refused', () => {
  test.each([
    [
      'https://wiki.compny',
      'ENOTFOUND',
      'getaddrinfo ENOTFOUND wiki.compny (wiki.compny is no host of this recipe; its hosts are wiki.company; did you mean wiki.company?)',
    ],
    [
      'https://github.com',
      'ENOTFOUND',
      'getaddrinfo ENOTFOUND github.com (github.com is no host of this recipe; its hosts are wiki.company)',
    ],
    [
      'http://wiki.company',
      'ECONNREFUSED',
      'connect ECONNREFUSED wiki.company:80 (nothing answers there in this recipe; wiki.company answers on 443)',
    ],
    [
      'https://wiki.company:8443',
      'ECONNREFUSED',
      'connect ECONNREFUSED wiki.company:8443 (nothing answers there in this recipe; wiki.company answers on 443)',
    ],
    [
      'http://192.0.2.1',
      'ENETUNREACH',
      'connect ENETUNREACH 192.0.2.1:80 (192.0.2.1 is no host of this recipe; its hosts are wiki.company)',
    ],
    ['http://[2001:db8::1]', 'ENETUNREACH', expect.stringContaining('2001:db8::1 is no host of this recipe') as string],
  ])('%s: %s', async (url, code, message) => {
    expect(await failureOf(fetch(url))).toMatchObject({ code, message });
    expect(await failureOf(get(url))).toMatchObject({ code, message });
    expect(names.refused).toEqual([message, message]);
  });

  test('a connection without TLS, however it is begun', async () => {
    for (const begin of [
      () => net.connect(443, 'wiki.compny'),
      () => connectByName({ host: 'wiki.compny', port: 443 }),
    ]) {
      const socket = begin();
      expect(await new Promise((resolve) => socket.once('error', resolve))).toMatchObject({ code: 'ENOTFOUND' });
    }
  });

  test('questions to name servers, and datagrams', async () => {
    await expect(dns.promises.lookup('wiki.compny')).rejects.toMatchObject({ code: 'ENOTFOUND' });
    await expect(dns.promises.resolve4('wiki.company')).rejects.toMatchObject({ code: 'ENOTFOUND' });
    await expect(promisify(dns.resolveTxt)('wiki.company')).rejects.toMatchObject({ code: 'ENOTFOUND' });
    await expect(new dns.promises.Resolver().resolve('wiki.company')).rejects.toMatchObject({ code: 'ENOTFOUND' });
    const socket = dgram.createSocket('udp4');
    expect(() => {
      socket.send('x', 53, '192.0.2.1');
    }).toThrow('no datagrams in a recipe');
    socket.close();
  });
});

describe('the table', () => {
  test('leaves loopback alone', async () => {
    const plain = http.createServer((_request, response) => response.end('loopback'));
    await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
    const address = plain.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    for (const host of ['127.0.0.1', 'localhost']) expect(await get(`http://${host}:${port}`)).toBe('loopback');
    // Another port than that of https, and no TLS.
    names.add('wiki.company:80', port);
    expect(await get('http://wiki.company')).toBe('loopback');
    plain.closeAllConnections();
    plain.close();
  });

  test('says what it does', () => {
    names.add('wiki.company:80', 8080);
    expect(names.describe()).toEqual([
      `wiki.company:443 -> 127.0.0.1:${app.port}, TLS root: test authority`,
      'wiki.company:80 -> 127.0.0.1:8080, TLS root: test authority',
      'any other name: not found',
    ]);
    expect([...names.routes]).toEqual([
      ['wiki.company:443', app.port],
      ['wiki.company:80', 8080],
    ]);
  });

  test.each(['https://wiki.company', '127.0.0.1', 'localhost', '', 'wiki.company:x'])('refuses the name %j', (name) => {
    expect(() => {
      names.add(name, 1);
    }).toThrow('expected a host name such as wiki.company');
  });

  test('has one route for a name, and there is one table', () => {
    expect(() => {
      names.add('WIKI.company:443', 1);
    }).toThrow(`Unexpected second route for wiki.company:443, it leads to 127.0.0.1:${app.port}. Remove that first.`);
    expect(() => redirectNames(authority)).toThrow('Unexpected second redirection');
  });

  test('ends connections that clients keep, so the next recipe gets its own', async () => {
    const ask = (): Promise<string[]> =>
      Promise.all([fetch('https://wiki.company/').then((response) => response.text()), get('https://wiki.company/')]);
    const [first] = await ask();
    expect(first).toBe('GET wiki.company/');
    const other = await serveApp('wiki.company', authority, (_request, response) => response.end('the other'));
    await names.remove('wiki.company');
    expect(await failureOf(fetch('https://wiki.company/'))).toMatchObject({ code: 'ENOTFOUND' });
    names.add('wiki.company', other.port);
    expect(await ask()).toEqual(['the other', 'the other']);
    await other.stop();
  });

  test('leaves nothing behind', async () => {
    await names.stop();
    const places = [net.Socket.prototype, tls, dns, dns.promises, dgram.Socket.prototype] as const;
    const methods = (): unknown[] =>
      places.flatMap((place) =>
        ['connect', 'lookup', 'resolve', 'send'].map((name) => Reflect.get(place, name) as unknown),
      );
    const before = methods();
    names = redirectNames(authority);
    expect(methods().filter((method, index) => method !== before[index])).toHaveLength(8);
    await names.stop();
    expect(methods()).toEqual(before);
    // For afterEach.
    names = redirectNames(authority);
  });
});

test('a child process has the same names', async () => {
  const script = `
    const { get } = require('node:https');
    fetch('https://wiki.company/fetched').then((r) => r.text()).then((text) => {
      get('https://wiki.company/got', (r) => r.on('data', (data) => console.log(text, String(data))));
    });
    fetch('https://wiki.compny').catch(({ cause }) => { console.log(cause.message); });`;
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', script], {
    env: { ...process.env, ...names.environment() },
  });
  expect(stdout).toContain('GET wiki.company/fetched GET wiki.company/got');
  expect(stdout).toContain('wiki.compny is no host of this recipe');
}, 30_000);
