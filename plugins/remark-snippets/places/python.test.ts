import { describe, expect, test } from 'vitest';
import { expectCircle, placesOf } from '../../../tests/support/marked-snippet';
import { pythonParser, readPython } from '../../../tests/support/readers/python';
import { findPython } from './python';

describe('the places in Python', () => {
  test.each<[string, (string | undefined)[]]>([
    ["SECRET = '«v»'  # «c»", ['python-single: v', 'comment:  c']],
    ['A = {"«key»": "https://«host»/x"}', ['python-double: key', 'python-double: https://host/x']],
    ['"""\n«v» "a"\n"""', ['python-double: \nv "a"\n']],
    ["a = '''it's «v»'''", ["python-single: it's v"]],
    [
      "r'\\«v»' + rb\"«w»\" + b'«x»'",
      ['python-raw-single: \\v', 'python-bytes python-raw-double: w', 'python-bytes python-single: x'],
    ],
    [
      'f"https://«host»/{path[\'«x»\']}{{«y»}}"',
      [
        "python-f python-double: https://host/{path['x']}{{y}}",
        'code: x',
        "python-f python-double: https://host/{path['x']}{{y}}",
      ],
    ],
    ["a = '\\«n»' '\\\\«v»' '\\N{«x»}'", ['code: n', 'python-single: \\\\v', 'code: x']],
    ['PORT = «3000»; «name» = 30«00»', ['number: 3000', 'code: name', 'code: 00']],
    ['# it\'s «v»\na = "#«w»"', ["comment:  it's v", 'python-double: #w']],
    ['if"«v»" in a:', ['python-double: v']],
    ["a = 'no end «v»\nb = 'x'", [undefined]],
    // authentik, and Django
    ['return request.user.ak_groups.filter(name="«group»").exists()', ['python-double: group']],
    [
      "SOCIAL_AUTH_OIDC_OIDC_ENDPOINT = '«https://a.company/application/o/b/»'",
      ['python-single: https://a.company/application/o/b/'],
    ],
  ])('%s', (snippet, places) => {
    expect(placesOf(findPython, snippet)).toEqual(places);
  });
});

describe('a value in Python comes back', () => {
  const circle = { find: findPython, language: 'Python', parser: pythonParser, read: readPython };
  test.each(["a = '«v»'\n", 'a = """«v»"""\n', "# it's\na = f'«v»'\n", "a = '''«v»'''\n"])('from %s', (snippet) => {
    expectCircle({ ...circle, snippet });
  });

  test('from a part of a text', () => {
    const snippet = 'a = f"""\n\\"{{«v»\'}}"""\n';
    expectCircle({ ...circle, snippet, expected: (value) => `\n"{${value}'}` });
  });

  test('from a raw string', () => {
    const refused = (value: string): boolean => value.includes("'") || value.endsWith('\\');
    expectCircle({ ...circle, snippet: "a = r'«v»'\n", refused });
  });
});
