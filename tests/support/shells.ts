import { run, versionOf } from './read-back';

/** A shell that runs a script from its standard input. */
export interface Shell {
  readonly parser: string;
  /** @returns what the script wrote, cut at each NUL */
  readonly run: (script: string) => string[];
}

/** The history is of no file, and no value of this machine's environment counts. */
const ENV = { HISTFILE: '/dev/null', LC_ALL: 'C.UTF-8' };

const bash = versionOf('bash', ['--version'], /version (\d+\.\d+)/);

/** How people use a shell: bash with history expansion, which scripts do not have. */
export const typedShells: Shell[] = [];

/** What runs scripts. */
export const shells: Shell[] = [];

if (bash !== undefined) {
  shells.push({ parser: `bash ${bash}`, run: (script) => run('bash', ['--norc'], script, ENV) });
  typedShells.push({
    parser: `bash ${bash} with history expansion`,
    run: (script) => run('bash', ['--norc'], `set -o history -H\n${script}`, ENV),
  });
}
if (versionOf('dash', ['-c', 'echo 1'], /(1)/) !== undefined) {
  shells.push({ parser: 'dash', run: (script) => run('dash', [], script, ENV) });
}
