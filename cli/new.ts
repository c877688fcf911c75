/**
 * `npm run new`: begins a guide. It passes the checks and logs in as it is; what it says about the application has to be filled in.
 *
 * Exit code 0 when it was written, 1 when nothing was, 2 for wrong arguments.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadSite } from '../plugins/site';
import { UsageError } from './arguments';
import { readNewArguments } from './new-arguments';
import { DEFAULTS, fillTemplate, hintsIn, judgeName, type NewGuide } from './new-guide';
import { askFor, Cancelled, titleOf } from './new-questions';

const root = join(import.meta.dirname, '..');

const HELP = `npm run new -- [options] [name]

Begins a guide in docs/NAME: index.md, recipe.ts, which executes it, and driver.ts, the application's side. Asks for what
is missing where there is a terminal, and takes the defaults elsewhere. Never overwrites.

  --title TEXT           the application's name; default: made of the folder's
  --homepage URL         its own site
  --category NAME        where it is listed; default: other
  --version VERSION      the version that the guide is written for
  --redirect-path PATH   the path of its redirect URI; default: ${DEFAULTS.redirectPath}
  -y, --yes              asks nothing
  -h, --help             prints this
`;

try {
  const args = readNewArguments(process.argv.slice(2));
  if (args.help) process.stdout.write(HELP);
  else await begin(args);
} catch (error) {
  if (!(error instanceof Cancelled)) console.error(error instanceof UsageError ? error.message : error);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

async function begin({ given, yes }: ReturnType<typeof readNewArguments>): Promise<void> {
  const { providers } = await loadSite(root);
  const hosts = [...providers.values()].map(({ host }) => host.replace(/\..*/, ''));
  const judge = judgeName([...readdirSync(join(root, 'docs')), ...hosts]);
  const fault = given.name === undefined ? undefined : judge(given.name);
  if (fault !== undefined) throw new UsageError(`${fault}.`);
  const asks = !yes && process.stdin.isTTY && process.stdout.isTTY;
  const guide = asks ? await askFor(given, judge) : withDefaults(given);
  const folder = join('docs', guide.name);
  // Fails when the folder is there, whoever made it since the name was judged.
  mkdirSync(join(root, folder));
  for (const file of ['index.md', 'recipe.ts', 'driver.ts']) {
    const template = readFileSync(join(root, 'docs', '_template', file), 'utf8').replaceAll('\r\n', '\n');
    const text = await formatted(fillTemplate(template, file, guide), file);
    writeFileSync(join(root, folder, file), text, { flag: 'wx' });
    const path = [...folder.split(/[\\/]/), file].join('/');
    console.log(`${path} written.`);
    for (const hint of hintsIn(text)) console.log(`  ${path}:${hint.line}: ${hint.text}`);
  }
  console.log(`
Each line above waits for a fact. Meanwhile, and after every change:
  npm start                          shows the page at /guides/${guide.name}/
  npm run check -- ${folder.replace('\\', '/')}
  npm run recipes -- ${guide.name}`);
}

function withDefaults({ name, ...given }: Readonly<Partial<Record<keyof NewGuide, string>>>): NewGuide {
  if (name === undefined) throw new UsageError('Expected a name: `npm run new -- example-app`.');
  return { ...DEFAULTS, title: titleOf(name), name, ...given } as NewGuide;
}

/** Names of another length move the ends of lines. */
async function formatted(text: string, file: string): Promise<string> {
  if (!file.endsWith('.ts')) return text;
  const { format, resolveConfig } = await import('prettier');
  return format(text, { ...(await resolveConfig(join(root, 'cli', 'new.ts'))), parser: 'typescript' });
}
