import { join } from 'node:path';
import { Script } from 'node:vm';
import { brotliCompressSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import type { HtmlTagObject } from '@docusaurus/types';
import { loadSite } from '../site';
import { headScript } from './head-script';
import { headTags } from './head-tags';

let script: string;
let style: string;
let tag: HtmlTagObject | undefined;
let src: string;
let ids: string[];

beforeAll(async () => {
  const site = await loadSite(join(import.meta.dirname, '../..'));
  ids = [...site.providers.keys()];
  const [first, second] = headTags(site, '/sub/path/');
  const { path, code } = headScript(site);
  script = code;
  style = second?.innerHTML ?? '';
  tag = first;
  src = `/sub/path/${path}`;
});

describe('the script in the head of every page', () => {
  test('is a classic script that a browser can parse, and imports nothing', () => {
    expect(() => new Script(script)).not.toThrow();
    expect(script).not.toMatch(/\b(?:import|export|require)\b/);
  });

  test('is a file that is loaded before anything is painted, under a name that changes with it', () => {
    // Neither `defer` nor `async`.
    expect(tag).toEqual({ tagName: 'script', attributes: { src } });
    expect(src).toMatch(/^\/sub\/path\/assets\/js\/reader\.[0-9a-f]{8}\.js$/);
  });

  test('stays small: it is waited for', () => {
    expect(brotliCompressSync(script).length).toBeGreaterThan(500);
    expect(brotliCompressSync(script).length).toBeLessThan(8000);
  });

  test('cannot end its own element, and writes no HTML', () => {
    expect(script).not.toMatch(/<\/?(?:script|!--)/i);
    expect(script).not.toMatch(/innerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function/);
  });

  test('knows the site’s providers and nothing that was left to the bundler', () => {
    expect(script).toContain(JSON.stringify(ids));
    expect(script).not.toContain('PROVIDER_IDS');
  });
});

describe('the script, run before the page', () => {
  /** Runs it where there is nothing but storage and an empty page, and says what it left. */
  function run(
    stored: string | undefined,
    storage: 'there' | 'refused' = 'there',
  ): { provider: string | undefined; reader: unknown; observes: boolean } {
    const dataset: Record<string, string | undefined> = {};
    const window: { ssoRecipes?: { reader: unknown } } = {};
    let observes = false;
    class MutationObserver {
      observe(): void {
        observes = true;
      }
    }
    const getItem = (): string | null => {
      if (storage === 'refused') throw new Error('The operation is insecure.');
      return stored ?? null;
    };
    const document = { documentElement: { dataset }, addEventListener: () => undefined };
    new Script(script).runInNewContext({
      window,
      document,
      localStorage: { getItem },
      MutationObserver,
      HTMLElement: Object,
      URL,
    });
    // From another realm: compared as data.
    return {
      provider: dataset.provider,
      reader: JSON.parse(JSON.stringify(window.ssoRecipes?.reader)) as unknown,
      observes,
    };
  }

  test.each([undefined, '', '{', 'null', '[]', '5'])('leaves the page alone when storage holds %j', (stored) => {
    expect(run(stored)).toEqual({ provider: undefined, reader: { values: {} }, observes: false });
  });

  test('leaves the page alone when storage is refused', () => {
    expect(run(undefined, 'refused')).toEqual({ provider: undefined, reader: { values: {} }, observes: false });
  });

  test('sets the chosen provider and keeps the values for React', () => {
    const stored = { provider: ids.at(-1) ?? '', baseDomain: 'example.org', values: { realm: 'home' } };
    expect(run(JSON.stringify(stored))).toEqual({ provider: stored.provider, reader: stored, observes: true });
  });

  test.each(['unknown', '', '__proto__', '"] *'])('does not know the provider “%s”', (provider) => {
    expect(run(JSON.stringify({ provider, values: {} }))).toEqual({
      provider: undefined,
      reader: { values: {} },
      observes: false,
    });
  });
});

describe('the style in the head of every page', () => {
  test('hides what is not the provider’s, and without a choice what is not the default', () => {
    const hidden = style.replace(/\{display:none!important\}$/, '').split(',');
    expect(hidden).toEqual([
      'html:not([data-provider]) [data-providers]:not([data-providers~="default"])',
      ...ids.map((id) => `html[data-provider="${id}"] [data-providers]:not([data-providers~="${id}"])`),
    ]);
    expect(style).toMatch(/\{display:none!important\}$/);
  });
});
