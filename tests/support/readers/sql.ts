import { spawnSync } from 'node:child_process';
import { versionOf } from '../read-back';
import { each, readAssigned } from './quoted';

const version = versionOf('sqlite3', ['--version'], /^(\d+\.\d+)/);

/** Who reads SQL: SQLite, or our own tokenizer where there is none. */
export const sqlParser = version === undefined ? 'our own tokenizer' : `SQLite ${version}`;

/** Names between double quotes and backticks, and strings, in `SELECT 1 WHERE a = …;`: SQL, where quotes are doubled and nothing else is an escape. */
export const readSqlAlone = each((source) =>
  readAssigned(source, ';', {
    "'": { close: "'", escapes: [[/''/y, () => "'"]] },
    '"': { close: '"', escapes: [[/""/y, () => '"']] },
    '`': { close: '`', escapes: [[/``/y, () => '`']] },
  }),
);

/** The strings that are compared with `a` in `SELECT 1 WHERE a = …;`. */
export const readSql: (sources: readonly string[]) => (string | undefined)[] =
  version === undefined
    ? readSqlAlone
    : (sources) => {
        // Each value comes back as the hexadecimal numbers of its bytes, in a line of its own.
        const script = sources.map((source) =>
          source.replace(/SELECT 1 WHERE a = ([^]*);$/, (_, text: string) => `SELECT '=' || hex(${text});`),
        );
        const { stdout } = spawnSync('sqlite3', [':memory:'], { input: script.join('\n'), encoding: 'utf8' });
        return stdout
          .trim()
          .split('\n')
          .map((line) => Buffer.from(line.slice(1), 'hex').toString());
      };
