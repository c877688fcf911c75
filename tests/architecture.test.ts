import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listFiles } from '../scripts/list-files';
import { importsOf } from './support/imports';
import { violations } from './support/rooms';

const root = join(import.meta.dirname, '..');
const sources = listFiles(root).filter((path) => /\.tsx?$/.test(path) && !path.includes('/fixtures/'));

describe('the house', () => {
  test('every import goes in an allowed direction', () => {
    const found = sources.flatMap((path) => violations(path, readFileSync(join(root, path), 'utf8')));
    expect(found).toEqual([]);
  });

  test('the rooms are not empty, so that the test above has judged something', () => {
    for (const room of ['src/core/', 'src/store/', 'src/components/', 'plugins/', 'providers/']) {
      expect(sources.filter((path) => path.startsWith(room)).length, room).toBeGreaterThan(0);
    }
  });

  test('the seam between build and browser is a file of types and names that imports only the core', () => {
    const path = 'src/core/page-contract.ts';
    expect(sources).toContain(path);
    expect(violations(path, readFileSync(join(root, path), 'utf8'))).toEqual([]);
  });
});

describe('what the rules forbid', () => {
  test.each([
    ['src/core/a.ts', "import { readFileSync } from 'node:fs';", 'Unexpected Node module node:fs in core'],
    ['src/core/a.ts', "import path from 'path';", 'Unexpected Node module path in core'],
    ['src/core/a.ts', "import { visit } from 'unist-util-visit';", 'Unexpected package unist-util-visit in core'],
    ['src/core/a.ts', "import { useState } from 'react';", 'Unexpected package react in core'],
    ['src/core/a.ts', "import { store } from '../store/reader-store';", '(store) in core'],
    ['src/core/values/a.ts', "export * from '../../store';", '(store) in core'],
    ['src/core/a.ts', "export type A = import('../../plugins/site').Site;", '(plugins) in core'],
    ['src/core/a.ts', 'const name = "x"; export const a = import(name);', 'Unexpected computed import'],
    ['src/core/a.test.ts', "import { site } from '../../plugins/site';", '(plugins) in core'],
    ['src/store/a.ts', "import { Root } from '../theme/Root';", '(view) in store'],
    ['src/store/a.ts', "import fs from 'fs';", 'Unexpected Node module fs in store'],
    ['src/components/A.tsx', "import { site } from '../../plugins/site';", '(plugins) in view'],
    ['src/components/A.tsx', "import { model } from '@site/providers/authentik/embedded';", '(provider model) in view'],
    ['src/components/A.tsx', "import { model } from '../../recipes';", '(recipes) in view'],
    ['plugins/a.ts', "import { A } from '../src/components/A';", '(view) in plugins'],
    ['plugins/a.ts', "import '../src/store/head-script';", '(store) in plugins'],
    ['plugins/a.ts', "import { useState } from 'react';", 'React is of the view'],
    ['plugins/a.ts', "export const a = require('@theme/Root');", 'React is of the view'],
    ['plugins/a.ts', "export const a = await import('../recipes');", '(recipes) in plugins'],
    ['plugins/a.ts', "import { model } from '../providers/authentik/embedded';", '(provider model) in plugins'],
    ['plugins/a.ts', "import { help } from '../tests/support/site';", '(outside) in plugins'],
    ['plugins/a.ts', "import secret from '../../elsewhere';", 'outside the repository'],
    ['providers/authentik/provider.ts', "import { model } from './embedded';", '(provider model) in provider data'],
    ['providers/authentik/export/terraform.ts', "import fs from 'node:fs';", 'Unexpected Node module node:fs'],
    ['providers/authentik/embedded.ts', "import { provider } from './provider';", '(provider data) in provider model'],
    ['providers/authentik/embedded.ts', "import { blueprint } from './export';", '(provider data) in provider model'],
    ['providers/authentik/embedded.ts', "import type { Flow } from '../../recipes';", '(recipes) in provider model'],
    ['providers/authentik/embedded.ts', "import { model } from '../keycloak/embedded';", 'another folder of its room'],
    ['providers/embedded/http.ts', "import { model } from '../keycloak/embedded';", 'another folder of its room'],
    [
      'providers/embedded/http.ts',
      "import { provider } from '../keycloak/provider';",
      '(provider data) in provider model',
    ],
    ['recipes/run.ts', "import { main } from '../cli/run';", '(cli) in recipes'],
    ['recipes/run.ts', "import { store } from '../src/store/reader-store';", '(store) in recipes'],
    ['cli/run.ts', "import { model } from '../providers/authentik/embedded';", '(provider model) in cli'],
    ['docs/wiki-js/driver.ts', "import { run } from '../../recipes/run';", 'expected recipes/index'],
    [
      'docs/wiki-js/driver.ts',
      "import { provider } from '../../providers/authentik/provider';",
      '(provider data) in guide',
    ],
    ['docs/wiki-js/driver.ts', "import { driver } from '../grafana/driver';", 'another folder of its room'],
    ['src/elsewhere/a.ts', '', 'Expected the file in one of the rooms'],
  ])('%s: %s', (path, text, message) => {
    expect(violations(path, text)).toEqual([expect.stringContaining(message)]);
  });
});

describe('what the rules allow', () => {
  test.each([
    ['src/core/a.ts', "import { z } from 'zod'; import { near } from './diagnostics/near';"],
    [
      'src/core/a.test.ts',
      "import fc from 'fast-check'; import { readFileSync } from 'node:fs'; import { near } from './near';",
    ],
    [
      'src/store/a.ts',
      "import { useSyncExternalStore } from 'react'; import { provider } from '../../providers/authentik/provider';",
    ],
    [
      'src/theme/Root.tsx',
      "import Root from '@theme-original/Root'; import { A } from '../components/A'; import '../css/a.css';",
    ],
    [
      'src/components/A.tsx',
      "import logo from '@site/static/img/logo.svg'; import { keys } from '../core/page-contract';",
    ],
    [
      'plugins/a.ts',
      "import { readFileSync } from 'node:fs'; import type { Config } from '@docusaurus/types'; import site from './site';",
    ],
    ['plugins/a.ts', "import remarkGuide from './remark-guide'; import { near } from '../src/core/diagnostics/near';"],
    ['plugins/a.ts', 'const file = "a"; export const a = import(file);'],
    [
      'providers/authentik/embedded.ts',
      "import { createServer } from 'node:http'; import { login } from './embedded/login';",
    ],
    ['providers/authentik/embedded/login.ts', "import { page } from '../../embedded/html';"],
    ['providers/authentik/agree.test.ts', "import { provider } from './provider'; import { model } from './embedded';"],
    [
      'recipes/run.ts',
      "import { model } from '../providers/authentik/embedded'; import { processGuide } from '../plugins/pipeline';",
    ],
    ['cli/run.ts', "import { run } from '../recipes'; import { near } from '../src/core/diagnostics/near';"],
    [
      'docs/wiki-js/recipe.ts',
      "import { recipe } from '../../recipes'; import { driver } from './driver'; import passport from 'passport';",
    ],
    ['docusaurus.config.ts', "import { guidePlugins } from './plugins/pipeline';"],
    ['src/components/A.tsx', 'const url = "/pagefind/pagefind.js"; export const a = import(url);'],
    ['plugins/a.test.ts', "import { copySite } from '../tests/support/site'; import { page } from '../scripts/page';"],
    ['bench/size.ts', "import { copySite } from '../tests/support/site';"],
    // Not an import.
    ['src/core/a.ts', "export const text = \"import fs from 'node:fs'\"; // import fs from 'node:fs'"],
  ])('%s: %s', (path, text) => {
    expect(violations(path, text)).toEqual([]);
  });
});

test('every form of import is seen, with its line', () => {
  const text = [
    "import a from 'a';",
    "import type { B } from 'b';",
    "import 'c';",
    "export { d } from 'd';",
    "export * from 'e';",
    "import f = require('f');",
    "type G = import('g').G;",
    "const h = import('h');",
    "const i = require('i');",
    'const j = import(`j`);',
    "const k = require.resolve('k');",
    'const l = import(a);',
  ].join('\n');
  const letters = Array.from('abcdefghijk', (specifier, index) => ({ specifier, line: index + 1 }));
  expect(importsOf('example.ts', text)).toEqual([...letters, { line: 12 }]);
});
