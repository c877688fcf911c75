import { describe, expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { expectCircle, placesOf } from '../../../tests/support/marked-snippet';
import { findYaml } from './yaml';

const COMPOSE = 'title="compose.yaml"';

describe('the places in YAML', () => {
  test.each<[string, (string | undefined)[]]>([
    ['secret: «v»', ['(yaml): v']],
    [
      'issuer: https://«a.company»/o/«slug»/ # «c»',
      ['(yaml): https://a.company/o/slug/', '(yaml): https://a.company/o/slug/', 'comment: # c'],
    ],
    ['secret: "«v»"', ['yaml-double: v']],
    ["secret: 'it''s «v»'", ["yaml-single: it''s v"]],
    ['port: «8080»', ['(yaml-typed): 8080']],
    ['on: «true»', ['(yaml-typed): true']],
    ['port: "«8080»"', ['yaml-double: 8080']],
    ['a: !!str «8080»', ['(yaml): 8080']],
    ['a: !!int «8080»', ['(yaml-typed): 8080']],
    ['a: 80«80»', ['(yaml-typed): 8080']],
    ['a: v«80»', ['(yaml): v80']],
    ['a: [«v», x, «8»]', ['(yaml-flow): v', '(yaml-flow-typed): 8']],
    ['a: { url: «v», "b": "«w»" }', ['(yaml-flow): v', 'yaml-double: w']],
    ['«key»: 1', ['(yaml): key']],
    ['"«key»": 1', ['yaml-double: key']],
    ['- «a»\n- - «b»', ['(yaml): a', '(yaml): b']],
    ['a: 1\n---\nb: «v»\n...\n# «c»', ['(yaml): v', 'comment: # c']],
    ['a: &x «v»\nb: *x', ['(yaml): v']],
    ['a: &«x» 1\nb: *«x»', ['code: x', 'code: x']],
    ['a: !Env «NAME»', ['(yaml): NAME']],
    ['a: !«Env» NAME', ['code: Env']],
    ['a: two\n  lines «v»', ['plain:yaml: two\n  lines v']],
    [
      'a: "two\n  «v» lines\n  and «w»"',
      ['plain:yaml yaml-double: two\n  v lines\n  and w', 'yaml-double: two\n  v lines\n  and w'],
    ],
    ['a: |\n  «first»\n  x = «v»\nb: 1', ['yaml-block: first', 'yaml-block-inner: x = v']],
    ['a: >- # «c»\n  -Dx=«v»', ['comment: # c', 'yaml-block-inner: -Dx=v']],
    ['--- |\n«first»\n', ['plain:yaml yaml-block: first']],
    ['a: "\\«n»"', [undefined]],
    // A sample may be anything: what it would mean without quotes does not count.
    ['a: «x: y # z»', ['(yaml): x: y # z']],
    ['a: «[x»', ['(yaml): [x']],
    // authentik's blueprints
    ['identifiers: { name: «example» }\nprovider: !KeyOf «prov»', ['(yaml-flow): example', '(yaml): prov']],
    ['flow: !Find [authentik_flows.flow, [slug, «slug»]]', ['(yaml-flow): slug']],
    [
      'redirect_uris:\n  - { matching_mode: strict, url: "https://«app.company»/cb" }',
      ['yaml-double: https://app.company/cb'],
    ],
    // A Deployment of Kubernetes
    ['env:\n  - name: OIDC_SECRET\n    value: «v»\n  - ip: "«10.0.0.1»"', ['(yaml): v', 'yaml-double: 10.0.0.1']],
    ['a: [1, "«v»', [undefined]],
    ['a: 1\n - b: «v»', [undefined]],
  ])('%s', (snippet, places) => {
    expect(placesOf(findYaml, snippet)).toEqual(places);
  });

  test.each<[string, string, (string | undefined)[]]>([
    [COMPOSE, 'environment:\n  «KEY»: «v»', ['(yaml): KEY', 'compose-interpolation (yaml): v']],
    ['title="docker-compose.override.yml"', 'a: "«v»"', ['compose-interpolation yaml-double: v']],
    ['title="compose.yaml of the reverse proxy"', "a: '«v»'", ['compose-interpolation yaml-single: v']],
    ['title="deploy/compose.prod.yaml"', 'a: |\n  «v»', ['compose-interpolation yaml-block: v']],
    [
      '',
      'services:\n  app:\n    image: x\n    environment:\n      - SECRET=«v»',
      ['compose-interpolation (yaml): SECRET=v'],
    ],
    ['', 'services:\n  app:\n    build: .\n    command: [«v»]', ['compose-interpolation (yaml-flow): v']],
    ['', 'services:\n  app:\n    issuer: «v»', ['(yaml): v']],
    ['title="config.yaml"', 'compose: «v»', ['(yaml): v']],
    [COMPOSE, 'a: ${«NAME»}/x', ['code: NAME']],
    [COMPOSE, 'a: $«NAME»', ['code: NAME']],
    [COMPOSE, 'a: $$«v» # «c»', ['compose-interpolation (yaml): $$v', 'comment: # c']],
    [COMPOSE, 'a: ${HOST}/«v»', ['compose-interpolation (yaml): ${HOST}/v']],
    [
      COMPOSE,
      'volumes:\n  - ./memos-«id».json:/etc/«id».json:ro',
      Array<string>(2).fill('compose-interpolation (yaml): ./memos-id.json:/etc/id.json:ro'),
    ],
    [COMPOSE, 'ports: [«8080»:80]', ['compose-interpolation (yaml-flow): 8080:80']],
  ])('%s %s', (meta, snippet, places) => {
    expect(placesOf(findYaml, snippet, meta)).toEqual(places);
  });
});

describe('a value in YAML comes back', () => {
  const parser = 'yaml';
  const circle = { find: findYaml, language: 'YAML', parser };
  const read = (snippets: readonly string[]): unknown[] =>
    snippets.map((snippet) => (parse(snippet) as { k: unknown }).k);
  const isUnprintable = (value: string): boolean => /[\u2028\u2029\ufeff\ufffe\uffff]/.test(value);

  test.each(['k: «v»', 'a: 1\nk: «v» # c', 'k: "«v»"', 'k: !!str «v»', '{ a: 1, k: «v» }', '{"a": 1, "k":"«v»"}'])(
    'from %s',
    (snippet) => {
      expectCircle({ ...circle, snippet, read });
    },
  );

  test('from single quotes', () => {
    expectCircle({ ...circle, snippet: "k: '«v»'", read, refused: isUnprintable });
  });

  test('from a part of a scalar', () => {
    const expected = (value: string): string => `https://x/${value}/y`;
    expectCircle({ ...circle, snippet: 'k: https://x/«v»/y', read, expected });
    expectCircle({ ...circle, snippet: 'k: "https://x/«v»/y"', read, expected });
  });

  test('from a list', () => {
    const first = (snippets: readonly string[]): unknown[] =>
      snippets.map((snippet) => (parse(snippet) as unknown[])[0]);
    expectCircle({ ...circle, snippet: '- «v»\n- x\n', read: first });
    expectCircle({ ...circle, snippet: '[«v», x]', read: first });
  });

  test('from a key', () => {
    const keys = (snippets: readonly string[]): unknown[] =>
      snippets.map((snippet) => Object.keys(parse(snippet) as object)[0]);
    expectCircle({ ...circle, snippet: '«v»: 1', read: keys });
  });

  test('from a block of text', () => {
    const refused = (value: string): boolean => isUnprintable(value) || value === '' || value.startsWith(' ');
    expectCircle({ ...circle, snippet: 'k: |-\n  «v»\na: 1', read, refused });
    expectCircle({
      ...circle,
      snippet: 'k: |\n  a\n  b=«v»\n',
      read,
      refused: isUnprintable,
      expected: (value) => `a\nb=${value}\n`,
    });
  });

  test('from the second document', () => {
    const second = (snippets: readonly string[]): unknown[] =>
      snippets.map((snippet) => {
        const documents = parseAllDocuments(snippet);
        return 'empty' in documents ? undefined : documents[1]?.get('k');
      });
    expectCircle({ ...circle, snippet: 'a: 1\n---\nk: «v»\n', read: second });
  });

  test.each(['k: «v»', 'k: "«v»"'])('from %s of Docker Compose', (snippet) => {
    const interpolated = (snippets: readonly string[]): unknown[] =>
      read(snippets).map((text) => {
        if (typeof text !== 'string' || text.replaceAll('$$', '').includes('$')) return undefined;
        return text.replaceAll('$$', '$');
      });
    expectCircle({ ...circle, parser: 'yaml and our own reading of $$', meta: COMPOSE, snippet, read: interpolated });
  });
});
