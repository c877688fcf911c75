import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { VFile } from 'vfile';
import { describe, expect, test } from 'vitest';
import { processGuide } from '../plugins/pipeline';
import { metaNames } from '../plugins/fence-meta';
import { diagnosticsOf } from '../plugins/reporter';
import { loadSite, type Site } from '../plugins/site';
import { formatDiagnostic } from '../src/core/diagnostics/diagnostic';
import { rules } from '../src/core/diagnostics/rules';
import { sharedPlaceholders } from '../src/core/guide/declaration';
import { directives, isAdmonition, stepDirectives } from '../src/core/guide/directives';
import { frontMatterSchema } from '../src/core/guide/front-matter';
import { categories, protocols, supportLevels } from '../src/core/guide/labels';
import { registrationFields, registrationNames } from '../src/core/guide/registration';
import { written } from '../src/core/placeholder/grammar';
import { endpointNames, providerSchema } from '../src/core/provider/provider';
import { kinds } from '../src/core/values/kinds';

/** The pages for contributors say what the code says: every name is there, and every example is accepted. */
const root = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const page = (name: string): string => read(`contributing/${name}.md`);

const directivesPage = page('directives');
const placeholdersPage = page('placeholders');
const providersPage = page('providers');
const site = await loadSite(root);

/** What the rows of tables and the items of lists begin with, where that is code. */
const rowsOf = (text: string): string[] => [...text.matchAll(/^(?:\||-) `([^`]+)`/gm)].map((match) => match[1] ?? '');

describe('directives.md', () => {
  const { app, ...keys } = frontMatterSchema.shape;
  const frontMatterKeys = [...Object.keys(keys), ...Object.keys(app.unwrap().shape).map((key) => `app.${key}`)];

  test.each(frontMatterKeys)('explains the front-matter key %s', (key) => {
    expect(rowsOf(directivesPage)).toContain(key);
  });

  test.each([categories, supportLevels, protocols].flatMap((values) => Object.keys(values)))(
    'names the value %s',
    (id) => {
      expect(directivesPage).toContain(`\`${id}\``);
    },
  );

  test.each(Object.entries(directives))(
    'has the directive %s, with its attributes and an example',
    (name, { attributes }) => {
      const row = directivesPage.split('\n').find((line) => line.startsWith('|') && line.includes(`\`${name}\``)) ?? '';
      for (const attribute of attributes) expect(row).toContain(attribute === 'id' ? '`#id`' : `\`${attribute}\``);
      if (!isAdmonition(name)) expect(directivesPage).toMatch(new RegExp(`^:{3,}${name}\\b`, 'm'));
    },
  );

  test.each(Object.entries(registrationFields))(
    'has a row for the line %s of register-client',
    (label, { placeholder }) => {
      const row = directivesPage.split('\n').find((line) => line.startsWith(`| \`${label}\``)) ?? '';
      expect(row).toContain(`\`<${placeholder}>\``);
    },
  );

  test.each(metaNames)('names %s, which may follow a fence’s language', (name) => {
    expect(directivesPage).toMatch(new RegExp(`^\\|.*\`${name}\\b`, 'm'));
  });
});

describe('placeholders.md', () => {
  test.each(kinds)('has a row for the kind %s', (kind) => {
    expect(rowsOf(placeholdersPage)).toContain(kind);
  });

  test.each([...endpointNames, ...registrationNames, ...Object.keys(sharedPlaceholders)])(
    'has a row for %s',
    (name) => {
      expect(rowsOf(placeholdersPage)).toContain(`<${name}>`);
    },
  );

  test.each([...site.providers.values()].map((provider) => [provider.name, provider] as const))(
    'says what %s gives',
    (_name, provider) => {
      const rows = placeholdersPage.split('\n').filter((line) => line.startsWith('|'));
      for (const name of [provider.host, ...Object.keys(provider.placeholders)])
        expect(rowsOf(placeholdersPage)).toContain(written(name));
      for (const [name, url] of Object.entries(provider.endpoints)) {
        expect(rows.find((row) => row.startsWith(`| \`<${name}>\``))).toContain(`\`${url}\``);
      }
      for (const word of [...Object.values(provider.clientType), ...Object.values(provider.pkce)]) {
        expect(rows.filter((row) => /`<(?:client_type|pkce)>`/.test(row)).join('\n')).toContain(`\`${word}\``);
      }
    },
  );

  test('links to rules that exist', () => {
    const linked = [...placeholdersPage.matchAll(/rules\.md#([\w-]+)/g)].map((match) => match[1] ?? '');
    expect(linked.filter((id) => !Object.hasOwn(rules, id))).toEqual([]);
  });
});

describe('examples', () => {
  const examples = ['index', 'directives', 'placeholders'].flatMap((name) =>
    [...page(name).matchAll(/^(`{3,})markdown.*\n([\s\S]*?)\n\1$/gm)].map((match) => [name, match[2] ?? ''] as const),
  );

  test('are found', () => {
    expect(examples.length).toBeGreaterThan(10);
  });

  test.each(examples)('%s.md: %s', async (_name, example) => {
    const problems = await problemsOf(asGuide(example), site);
    // An example is a piece of a guide: what it declares is used elsewhere.
    expect(problems.filter((problem) => !problem.endsWith('[unused-placeholder]'))).toEqual([]);
  });
});

describe('providers.md', () => {
  test.each(Object.keys(providerSchema.shape))('has a row for the field %s', (field) => {
    expect(rowsOf(providersPage)).toContain(field);
  });

  test.each(Object.keys(providerSchema.shape.placeholders.valueType.shape))(
    'has a row for the placeholder’s %s',
    (field) => {
      expect(rowsOf(providersPage)).toContain(field);
    },
  );

  test.each([...Object.keys(stepDirectives).filter((name) => !Object.hasOwn(directives, name)), ...registrationNames])(
    'names %s',
    (name) => {
      expect(providersPage).toMatch(new RegExp(`\`<?${name}>?\``));
    },
  );

  test('has an example that works as it stands', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sso-recipes-example-'));
    for (const [, path = '', text = ''] of providersPage.matchAll(/^```\w+ title="([^"]+)"\n([\s\S]*?)\n```$/gm)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), `${text}\n`);
    }
    const own = await loadSite(folder).finally(() => {
      rmSync(folder, { recursive: true });
    });
    expect([...own.providers.keys()]).toEqual(['example-idp']);
    const providers = new Map([...site.providers, ...own.providers]);
    const template = read('docs/_template/index.md').replace(
      /^providers:.*$/m,
      'providers: [example-idp, authentik, keycloak]',
    );
    expect(template).toContain('example-idp');
    expect(await problemsOf(template, { ...site, providers })).toEqual([]);
  });
});

describe('dependencies.md', () => {
  test('has a line for every dependency, and none for another package', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<
      string,
      Record<string, string>
    >;
    expect(rowsOf(page('dependencies')).sort()).toEqual(Object.keys({ ...dependencies, ...devDependencies }).sort());
  });
});

describe.each([
  'README.md',
  'CONTRIBUTING.md',
  ...['index', 'directives', 'placeholders', 'providers', 'dependencies'].map((name) => `contributing/${name}.md`),
])('%s', (file) => {
  const text = read(file);

  test('names only scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [...text.matchAll(/\bnpm (?:run ([\w:-]+)|(start|test)\b)/g)].map(
      (match) => match[1] ?? match[2] ?? '',
    );
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });

  test('links to files that exist', () => {
    const prose = text.replace(/^(`{3,}).*\n[\s\S]*?\n\1$/gm, '').replace(/(`+)[^`\n]+\1/g, '');
    const links = [...prose.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
      .map((match) => match[1] ?? '')
      .filter((link) => !/^https?:/.test(link));
    for (const link of links) expect(() => read(join(dirname(file), link)), link).not.toThrow();
  });
});

test('README.md gives the command that CI runs', () => {
  const [command] = /^npm ci .*$/m.exec(read('.ci/run')) ?? [];
  expect(command).toBe('npm ci && npm test');
  for (const line of [command, 'npm ci && npm start', 'npm run serve'])
    expect(read('README.md').split('\n')).toContain(line);
});

/** A guide around an example that is not one itself, with the declarations that it leaves out. */
function asGuide(example: string): string {
  if (example.startsWith('---\n')) return example;
  const declared = /^:::placeholders$/m.test(example);
  const declarations =
    ':::placeholders\n\n- `wiki.company` is the FQDN of the wiki.\n- `<strategy_key>` is a key. {kind=identifier}\n\n:::';
  return `---\ntitle: Wiki\nproviders: [authentik, keycloak]\n---\n\n${declared ? '' : `${declarations}\n\n`}${example}\n`;
}

async function problemsOf(text: string, { dir, providers }: Site): Promise<string[]> {
  const file = new VFile({ path: join(dir, 'docs/example-app/index.md'), value: text });
  await processGuide(file, { site: { dir, providers } });
  return diagnosticsOf(file, { dir }).map(formatDiagnostic);
}
