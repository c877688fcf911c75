import { createRequire } from 'node:module';
import { parse } from 'yaml';
import { run, versionOf } from './read-back';

/** A reader of YAML documents, as many as it is given at once. What it cannot read is `undefined`. */
export interface YamlReader {
  readonly parser: string;
  readonly read: (documents: readonly string[]) => readonly unknown[];
}

const each = (read: (document: string) => unknown): YamlReader['read'] => {
  return (documents) =>
    documents.map((document) => {
      try {
        return read(document);
      } catch {
        return undefined;
      }
    });
};

const packages: YamlReader[] = [
  { parser: 'yaml, version 1.2', read: each((document) => parse(document, { version: '1.2' }) as unknown) },
  { parser: 'yaml, version 1.1', read: each((document) => parse(document, { version: '1.1' }) as unknown) },
];

// Not a dependency of ours, but of what we use.
try {
  const jsYaml = createRequire(import.meta.url)('js-yaml') as { load: (document: string) => unknown };
  packages.push({ parser: 'js-yaml', read: each((document) => jsYaml.load(document)) });
} catch {
  // It is no longer installed: the others stay.
}

const PYTHON = `
import json, sys, yaml
def plain(x):
    if isinstance(x, dict): return {str(k): plain(v) for k, v in x.items()}
    if isinstance(x, list): return [plain(v) for v in x]
    if x is None or isinstance(x, (str, int)) or (isinstance(x, float) and x - x == 0): return x
    return {'other': repr(x)}
def read(document):
    try: return {'read': plain(yaml.safe_load(document))}
    except Exception as error: return {'error': str(error)}
for document in sys.stdin.buffer.read().decode('utf-8').split('\\0')[:-1]:
    sys.stdout.write(json.dumps(read(document)) + '\\0')
`;

const pyYaml = versionOf('python3', ['-c', 'import yaml; print(yaml.__version__)'], /(\S+)/);
if (pyYaml !== undefined) {
  packages.push({
    parser: `PyYAML ${pyYaml}`,
    read: (documents) =>
      run('python3', ['-c', PYTHON], documents.map((document) => `${document}\0`).join('')).map(
        (line) => (JSON.parse(line) as { read?: unknown }).read,
      ),
  });
}

/** The readers of YAML that this machine has; those of the package `yaml` always. */
export const yamlReaders: readonly YamlReader[] = packages;
