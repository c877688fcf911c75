import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { keysOf, shellWords, type Run } from '../../recipes/index';
import { headingOf } from './driver';
import { installedPackage } from './driver-packages';
import type { Framework } from './driver-projects';
import { applicationSide } from './driver-variants';

/** What the guide's commands do, on this side of the shell. */

/** What `npm run qwik add` knows by a name of its own, as far as the guide has it add something. */
const QWIK_INTEGRATIONS: Readonly<Record<string, string>> = { auth: '@auth/qwik' };

const manifest = z.strictObject({ dependencies: z.strictObject({ 'next-auth': z.string() }) });

/** What the page has installed, by name or by name and exact number, and does not run here. */
export function missingPackages(run: Run, framework: Framework): string[] {
  const asked = framework === 'next-4' ? dependencies(run) : packagesAdded(run, framework);
  const installed = applicationSide(run.variant).packages.flatMap(installedPackage);
  return asked.filter((name) => !installed.includes(name));
}

function dependencies({ page, substitutes }: Run): string[] {
  const { text } = page.snippet({
    title: 'package.json',
    heading: headingOf['next-4'],
    needs: 'configure',
    keys: keysOf(manifest),
  });
  substitutes('the packages in package.json -> compared with those that are installed here');
  return Object.entries(manifest.parse(JSON.parse(text)).dependencies).map(([name, version]) => `${name}@${version}`);
}

/** @throws Error for a command that adds no packages */
function packagesAdded({ page, substitutes }: Run, framework: Framework): string[] {
  const start = framework === 'qwik' ? 'npm run' : 'npm install';
  const { text } = page.snippet({
    title: 'In the folder of package.json',
    heading: headingOf[framework],
    needs: 'configure',
    keys: [start],
  });
  const [, , ...names] = shellWords(text);
  substitutes(`${text.trim()} -> compared with the packages that are installed here, not run`);
  if (framework !== 'qwik') return names;
  const [script, act, integration = ''] = names;
  const name = QWIK_INTEGRATIONS[integration];
  if (script === 'qwik' && act === 'add' && name !== undefined) return [name];
  throw new Error(`Unexpected command \`${text.trim()}\`, expected \`npm run qwik add auth\`.`);
}

/**
 * What the page's command for a secret prints.
 *
 * @throws Error when the command is another one
 */
export function madeSecret({ page, substitutes }: Run): string {
  const { text } = page.snippet({ title: 'On any computer', needs: 'logout', keys: ['openssl rand'] });
  const [, , format = '', length = ''] = shellWords(text);
  if (format !== '-base64' || !/^\d+$/.test(length))
    throw new Error(`Unexpected command \`${text.trim()}\`, expected \`openssl rand -base64\` and a number of bytes.`);
  substitutes('openssl rand -> random bytes of Node.js');
  return randomBytes(Number(length)).toString('base64');
}
