import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import type { Code, InlineCode, Nodes } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Locator, Page } from 'playwright-core';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listsProvider } from '../../src/core/placeholder/template';
import { type ReaderValues, substitute } from '../../src/core/placeholder/substitute';
import { MASK } from '../../src/store/page-writer';
import { openContext, useSample, visit, watchForFaults } from '../support/page';
import { type SampleSnippet, sampleSnippets } from '../support/sample-snippets';

/**
 * Every route by which a value leaves the page, with a secret and a text that formats stumble over. What each route must give
 * is computed from the guide by the core alone, and spelled out for a snippet of plain text.
 */
const SECRET = `p"a's$&s\\w\`o#r: d😀`;
const TEXT = `it's "50%" $& \\ \`x\` # a: b <b>|* 😀`;
const READER: ReaderValues = {
  provider: 'keycloak',
  baseDomain: 'example.org',
  values: {
    'sample-app/greeting': TEXT,
    'sample-app/tenant': 'home',
    'sample-app/client_secret': SECRET,
    'keycloak/realm': 'lab',
  },
};
const NOTES = `Greeting: ${TEXT}\nSecret: ${SECRET}\nAddress: https://sample.example.org/`;

const sample = useSample();
let page: Page;
let faults: string[];
let snippets: SampleSnippet[];
let reader: ReaderValues;

beforeAll(async () => {
  snippets = (await sampleSnippets()).filter(({ providers }) => !providers || listsProvider(providers, 'keycloak'));
  const context = await openContext(sample.browser);
  page = await context.newPage();
  faults = watchForFaults(page);
  await visit(page, `${sample.server.url}guides/sample-app/`);
  const form = page.locator('.placeholder-form');
  await form.getByLabel('Your domain').fill('example.org');
  await form.getByText('Keycloak', { exact: true }).click();
  await form.getByLabel('<greeting>', { exact: true }).fill(TEXT);
  await form.getByLabel('<tenant>', { exact: true }).fill('home');
  await form.getByLabel('<realm>', { exact: true }).fill('lab');
  await form.getByLabel('<client_secret>', { exact: true }).fill(SECRET);
  // The keys are the page's own affair; the values are those that were typed.
  const keys = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.placeholder-form [data-ph-field]')].map(
      (field) => field.dataset.phField ?? '',
    ),
  );
  const values = Object.fromEntries(
    Object.entries(READER.values).map(([key, value]) => [
      keys.find((one) => nameIn(one) === nameIn(key)) ?? key,
      value,
    ]),
  );
  reader = { ...READER, values };
});
afterAll(async () => {
  await page.context().close();
});

const nameIn = (key: string): string => key.slice(key.lastIndexOf('/') + 1);

/** The same reader, of whom a route must not tell the secret. */
const discreet = (): ReaderValues => ({
  ...reader,
  values: Object.fromEntries(Object.entries(reader.values).filter(([, value]) => value !== SECRET)),
});

const titled = (title: string): SampleSnippet[] => snippets.filter((snippet) => snippet.title === title);
const figures = (title: string): Locator =>
  page.locator('.snippet:visible').filter({ has: page.locator('.snippet__title').getByText(title, { exact: true }) });
const expected = (snippet: SampleSnippet | undefined, values: ReaderValues): string =>
  substitute(snippet?.template ?? ['?'], values);
const clipboard = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());

async function downloaded(click: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

const FILES = ['notes.txt', '/etc/sample/sample.ini', '<tenant>.toml'];

test('the core gives for plain text what stands here', () => {
  expect(expected(titled('notes.txt')[0], reader)).toBe(NOTES);
});

test('screen: the text as it is, a mask in place of the secret', async () => {
  const text = await page.locator('article').innerText();
  expect(text).toContain(`Its greeting is ${TEXT}.`);
  expect(text).toContain(MASK);
  expect(text).not.toContain('w`o#r');
  expect(await figures('notes.txt').first().locator('code').innerText()).toBe(NOTES.replace(SECRET, MASK));
});

describe.each(FILES)('%s', (title) => {
  const shown = title.replace('<tenant>', 'home');

  test('copy by button: the secret itself', async () => {
    await figures(shown).first().getByRole('button', { name: /^Copy/ }).click();
    expect(await clipboard()).toBe(expected(titled(title)[0], reader));
  });

  test('select and copy: the same', async () => {
    await figures(shown)
      .first()
      .locator('code')
      .evaluate((code) => getSelection()?.selectAllChildren(code));
    await page.keyboard.press('Control+C');
    expect(await clipboard()).toBe(expected(titled(title)[0], reader));
  });

  test('download: the same bytes and a line end', async () => {
    const button = figures(shown)
      .first()
      .getByRole('button', { name: `Download ${shown}`, exact: true });
    const { name, bytes } = await downloaded(() => button.click());
    expect(name).toBe(shown.split('/').at(-1));
    expect(bytes.equals(Buffer.from(`${expected(titled(title)[0], reader)}\n`))).toBe(true);
  });
});

test('only titles that are file names have a download', async () => {
  const buttons = page.locator('[data-download]:visible');
  expect(await buttons.evaluateAll((all) => all.map((one) => one.textContent))).toEqual([
    ...['notes.txt', '/etc/sample/sample.ini', 'notes.txt', 'home.toml', 'realm-lab.txt'].map(
      (name) => `DownloadDownload ${name}`,
    ),
  ]);
});

test('archive: every file of the provider, the secret itself, no name twice, the same archive every time', async () => {
  const button = page.getByRole('button', { name: 'Download files (.zip)' });
  const first = await downloaded(() => button.click());
  const second = await downloaded(() => button.click());
  expect(first.name).toBe('sample-app.zip');
  expect(first.bytes.equals(second.bytes)).toBe(true);
  const files = Object.entries(unzipSync(first.bytes)).map(([name, bytes]) => [
    name,
    Buffer.from(bytes).toString('utf8'),
  ]);
  const [notes, again] = titled('notes.txt');
  expect(Object.fromEntries(files)).toEqual({
    'notes.txt': `${NOTES}\n`,
    'sample.ini': `${expected(titled('/etc/sample/sample.ini')[0], reader)}\n`,
    'notes.the-same-once-more.txt': `${expected(again, reader)}\n`,
    'home.toml': `${expected(titled('<tenant>.toml')[0], reader)}\n`,
    'realm-lab.txt': 'Realm: lab\n',
  });
  expect(notes).not.toBe(again);
});

describe('copied as Markdown', () => {
  let markdown: string;
  let tree: Nodes;

  beforeAll(async () => {
    await page.getByRole('button', { name: 'Copy page as Markdown' }).click();
    await page.getByText('Copied. Secrets are left out.').waitFor();
    markdown = await clipboard();
    tree = unified().use(remarkParse).use(remarkGfm).parse(markdown);
  });

  const all = <T extends Nodes['type']>(type: T): Extract<Nodes, { type: T }>[] => {
    const found: Extract<Nodes, { type: T }>[] = [];
    const look = (node: Nodes): void => {
      if (node.type === type) found.push(node as Extract<Nodes, { type: T }>);
      if ('children' in node) node.children.forEach(look);
    };
    look(tree);
    return found;
  };

  test('holds the secret’s name and never the secret', () => {
    expect(markdown).not.toContain(SECRET);
    expect(toString(tree)).not.toContain('w`o#r');
    expect(toString(tree)).toContain('Secret: <client_secret>');
    expect(markdown).not.toContain(MASK);
  });

  test('holds every snippet of the provider with its language and title, as the core gives it without the secret', () => {
    const codes = all('code').map(({ lang, meta, value }: Code) => ({ lang, meta: meta ?? '', value }));
    expect(codes).toEqual(
      snippets.map((snippet) => {
        const title = snippet.title
          .replace('<tenant>', 'home')
          .replace('<realm>', 'lab')
          .replace('sample.company', 'sample.example.org');
        return { lang: snippet.language, meta: title && `title="${title}"`, value: expected(snippet, discreet()) };
      }),
    );
  });

  test('holds every visible setting as a line of a list', async () => {
    const settings = await page
      .locator('.setting:visible')
      .evaluateAll((lines) =>
        lines.map((line) =>
          ['.setting__label', '.setting__value code'].map(
            (part) => line.querySelector<HTMLElement>(part)?.innerText ?? '',
          ),
        ),
      );
    expect(settings.length).toBeGreaterThan(7);
    const lines = all('listItem').map((item) => {
      const codes: InlineCode[] = item.children.flatMap((child) =>
        child.type === 'paragraph' ? child.children.filter((one) => one.type === 'inlineCode') : [],
      );
      return `${toString(item).split(': ')[0] ?? ''}\n${codes[0]?.value ?? ''}`;
    });
    for (const [label = '', value = ''] of settings)
      expect(lines).toContain(`${label}\n${value === MASK ? '<client_secret>' : value}`);
  });

  test('holds text, headings, table, admonition and symptom, and only what the reader sees', () => {
    const paragraphs = all('paragraph').map((one) => toString(one));
    expect(paragraphs).toContain(
      `Sample App runs at sample.example.org, and files are kept on files.sample.example.org:9000. Its greeting is ${TEXT}.`,
    );
    const headings = all('heading').map((one) => `${String(one.depth)} ${toString(one)}`);
    expect(headings[0]).toBe('1 Sample App at sample.example.org');
    expect(headings).toContain('2 Configure sample.example.org');
    expect(headings).toContain('3 Only for Keycloak at keycloak.example.org');
    expect(headings).toContain('3 Sample App cannot reach sample.example.org');
    expect(toString(tree)).not.toContain('Only for authentik');
    expect(toString(tree)).not.toContain('sample.company');
    expect(
      all('table').map((one) => one.children.map((row) => row.children.map((cell) => toString(cell)))),
    ).toContainEqual([
      ['Field', 'Value'],
      ['URL', 'https://sample.example.org/'],
      ['Store', 'files.sample.example.org'],
    ]);
    expect(markdown).toContain('> [!WARNING]\n> **Mind the host sample.example.org and `home`**\n');
    expect(all('html')).toEqual([]);
  });

  test('links where the page links; buttons, notes and the form are left out', () => {
    const links = all('link').map((one) => one.url);
    expect(links).toContain('https://sample.example.org/admin');
    expect(links).toContain(`https://sample.example.org/hello/home`);
    expect(links).toContain(`${sample.server.url}guides/sample-app/#form`);
    const text = toString(tree);
    for (const control of ['Download', 'Copy', 'Your domain', 'Reset', 'Show', 'Holds example values', 'Printed on'])
      expect(text, control).not.toContain(control);
  });
});

describe('print', () => {
  beforeAll(async () => {
    await page.locator('.placeholder-form').getByRole('button', { name: 'Show <client_secret>' }).click();
    await figures('notes.txt').first().getByText(SECRET, { exact: true }).waitFor();
    await page.emulateMedia({ media: 'print' });
    await page.waitForFunction((mask) => document.querySelector('.snippet [data-masked]')?.textContent === mask, MASK);
  });
  afterAll(async () => {
    await page.emulateMedia({ media: null });
  });

  test('a secret is a blank with a line, although it was revealed; the text stands as it is', async () => {
    const text = await page.locator('body').innerText();
    expect(text).toContain(`Its greeting is ${TEXT}.`);
    expect(await page.evaluate(() => document.body.textContent)).not.toContain('w`o#r');
    const blank = figures('notes.txt').first().locator('[data-masked]');
    const style = await blank.evaluate((element) => {
      const { fontSize, borderBottomStyle, borderBottomWidth, width } = getComputedStyle(element);
      return { fontSize, borderBottomStyle, borderBottomWidth, width };
    });
    expect(style).toEqual({ fontSize: '0px', borderBottomStyle: 'solid', borderBottomWidth: '1px', width: '192px' });
  });

  test('begins with the date and the address, and has no buttons and no form', async () => {
    const head = page.locator('.print-head');
    const date = new Date().toLocaleDateString('en-GB', { dateStyle: 'long' });
    expect(
      (await head.innerText())
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean)
        .join(' '),
    ).toBe(`Printed on ${date} ${sample.server.url}guides/sample-app/`);
    expect(await head.locator('[data-print-profile]').count()).toBe(1);
    const boxes = await Promise.all([head.boundingBox(), page.locator('h1').boundingBox()]);
    expect(boxes[0]?.y).toBeLessThan(boxes[1]?.y ?? 0);
    expect(
      await page.locator('button:visible, form:visible, input:visible, .placeholder-form:visible, nav:visible').count(),
    ).toBe(0);
  });

  test('to a PDF: masked while the browser prints, revealed again afterwards', async () => {
    await page.emulateMedia({ media: null });
    const secret = figures('notes.txt').first().locator('[data-ph$="client_secret"]');
    await page.waitForFunction(
      (text) => document.querySelector('.snippet [data-ph$="client_secret"]')?.textContent !== text,
      MASK,
    );
    expect(await secret.textContent()).toBe(SECRET);
    const printed = page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          window.addEventListener(
            'beforeprint',
            () => {
              resolve(document.documentElement.textContent);
            },
            { once: true },
          );
        }),
    );
    const pdf = await page.pdf();
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(await printed).not.toContain('w`o#r');
    expect(await printed).toContain(MASK);
    expect(await secret.textContent()).toBe(SECRET);
  });
});

test('a PDF is the same whatever the secret is, and another one for another text', async () => {
  const pdfWith = async (name: string, value: string): Promise<string> => {
    await page.locator('.placeholder-form').getByLabel(name, { exact: true }).fill(value);
    await page.locator('.placeholder-form').getByLabel('<tenant>', { exact: true }).focus();
    return (await page.pdf()).toString('latin1').replaceAll(/\/(?:CreationDate|ModDate) \([^)]*\)/g, '');
  };
  const first = await pdfWith('<client_secret>', SECRET);
  expect(await figures('notes.txt').first().locator('code').innerText()).toBe(NOTES);
  // The quotes around a blank tell that a secret needs some, and nothing else of it.
  expect((await pdfWith('<client_secret>', `another secret, longer than ${SECRET}`)) === first).toBe(true);
  expect((await pdfWith('<greeting>', 'Hello')) === first).toBe(false);
});

test('nothing of it disturbed the page', () => {
  expect(faults).toEqual([]);
});
