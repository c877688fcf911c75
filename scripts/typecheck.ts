import { join } from 'node:path';
import ts from 'typescript';
import { root, run } from './run';

/** The whole repository, and the rooms that must do with less than it. */
const PROJECTS = ['tsconfig.json', 'src/core/tsconfig.json', 'plugins/tsconfig.json'];

/** Checks the types of every project, also after one has failed. Returns whether all are right. */
export async function typecheck(): Promise<boolean> {
  let ok = true;
  for (const project of PROJECTS) ok = (await run('typescript/bin/tsc', ['-p', project, '--pretty'])) && ok;
  return ok;
}

/** How many files of our own the projects check together. */
export function countTypechecked(): number {
  const files = PROJECTS.flatMap((project) => {
    const parsed = ts.getParsedCommandLineOfConfigFile(join(root, project), undefined, {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
        throw new Error(`${project}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`);
      },
    });
    return parsed?.fileNames ?? [];
  });
  return new Set(files).size;
}

if (process.argv[1] === import.meta.filename) process.exitCode = (await typecheck()) ? 0 : 1;
