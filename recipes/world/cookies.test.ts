import { describe, expect, test, vi, afterEach } from 'vitest';
import { Cookies } from './cookies';

const wiki = new URL('https://wiki.company/login/callback');
const authentik = new URL('https://authentik.company/if/flow/x/');

afterEach(() => {
  vi.useRealTimers();
});

function kept(line: string, url = wiki): { readonly cookies: Cookies; readonly problems: readonly string[] } {
  const cookies = new Cookies();
  return { cookies, problems: cookies.keep([line], url) };
}

describe('what is not kept, with the reason', () => {
  test.each([
    ['a=1; Secure', 'http://wiki.company/', 'Cookie a dropped: it is Secure, and the page came over http.'],
    ['a=1; SameSite=None', 'https://wiki.company/', 'Cookie a dropped: SameSite=None without Secure.'],
    ['a=1; Domain=other.company', 'https://wiki.company/', 'Cookie a dropped: Cookie not in this host'],
    ['a=1; Domain=company', 'https://wiki.company/', 'Cookie a dropped: Cookie has domain set to a public suffix'],
    ['__Host-a=1; Secure; Path=/b', 'https://wiki.company/', 'Cookie __Host-a dropped: Cookie has __Host prefix'],
    ['__Secure-a=1', 'https://wiki.company/', 'Cookie __Secure-a dropped: Cookie has __Secure prefix'],
    [`a=${'x'.repeat(4096)}`, 'https://wiki.company/', 'Cookie a dropped: longer than 4096 characters.'],
  ])('%.40s at %s', (line, url, problem) => {
    const { cookies, problems } = kept(line, new URL(url));
    expect(problems).toEqual([expect.stringContaining(problem)]);
    expect(cookies.header({ url: new URL(url), method: 'GET' })).toBe('');
  });
});

describe('what is sent when another site sends the browser back', () => {
  test.each([
    ['a=1; SameSite=Lax', 'GET', 'a=1'],
    ['a=1; SameSite=Lax', 'POST', ''],
    ['a=1', 'GET', 'a=1'],
    ['a=1; SameSite=Strict', 'GET', ''],
    ['a=1; SameSite=None; Secure', 'POST', 'a=1'],
  ])('%s: %s', (line, method, header) => {
    expect(kept(line).cookies.header({ url: wiki, method, initiator: authentik })).toBe(header);
    // The site itself, another host of it, and the address bar.
    expect(kept(line).cookies.header({ url: wiki, method, initiator: new URL('https://www.wiki.company/') })).toBe(
      'a=1',
    );
    expect(kept(line).cookies.header({ url: wiki, method })).toBe('a=1');
  });

  test('without SameSite along with a POST for two minutes', () => {
    vi.useFakeTimers();
    const { cookies } = kept('a=1');
    expect(cookies.header({ url: wiki, method: 'POST', initiator: authentik })).toBe('a=1');
    vi.advanceTimersByTime(121_000);
    expect(cookies.header({ url: wiki, method: 'POST', initiator: authentik })).toBe('');
    expect(cookies.header({ url: wiki, method: 'GET', initiator: authentik })).toBe('a=1');
  });

  test('the page of the same host over http is another site', () => {
    const { cookies } = kept('a=1; SameSite=Strict');
    expect(cookies.header({ url: wiki, method: 'GET', initiator: new URL('http://wiki.company/') })).toBe('');
  });
});

test('cookies end, and follow host, path and scheme', () => {
  const { cookies } = kept('a=1; Path=/login; Secure');
  expect(cookies.header({ url: wiki, method: 'GET' })).toBe('a=1');
  for (const url of ['https://wiki.company/', 'http://wiki.company/login', 'https://www.wiki.company/login'])
    expect(cookies.header({ url: new URL(url), method: 'GET' })).toBe('');
  cookies.keep(['a=; Path=/login; Max-Age=0'], wiki);
  expect(cookies.header({ url: wiki, method: 'GET' })).toBe('');
});
