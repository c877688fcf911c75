import { createRequire } from 'node:module';
import { runInNewContext } from 'node:vm';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Run } from '../recipe';

/** What commands and Compose files of guides do, on this side of the shell and of Docker. */

/** The words of a command of a POSIX shell that has no quotes but single ones and no expansions. */
export const shellWords = (command: string): string[] =>
  [...command.trim().matchAll(/(?:'[^']*'|[^\s'])+/g)].map(([word]) => word.replaceAll("'", ''));

export interface ContainerCommand {
  /** The service of the Compose file in which the program runs. */
  readonly service: string;
  /** Program and arguments. */
  readonly words: readonly string[];
}

/** Reads `docker compose exec SERVICE PROGRAM …`. @throws Error when the command is another one */
export function commandInContainer(run: Pick<Run, 'substitutes'>, command: string): ContainerCommand {
  const [docker, compose, exec, service = '', ...words] = shellWords(command);
  const start = [docker, compose, exec].join(' ');
  if (start !== 'docker compose exec') throw new Error(`Unexpected command ${start}, expected docker compose exec.`);
  run.substitutes(`docker compose exec ${service} -> this process, without a container`);
  return { service, words };
}

/**
 * Runs the program that a `docker compose exec SERVICE node -e PROGRAM ARGUMENT` gives to Node.js, in this process.
 *
 * @returns the first line that it prints
 * @throws Error when the command is another one
 */
export async function runNodeInContainer(
  run: Pick<Run, 'substitutes'>,
  command: string,
): Promise<{ readonly service: string; readonly output: string }> {
  const { service, words } = commandInContainer(run, command);
  const [node, evaluate, program = '', ...rest] = words;
  if (node !== 'node' || evaluate !== '-e')
    throw new Error(`Unexpected program ${node ?? ''} ${evaluate ?? ''}, expected node -e.`);
  const output = await new Promise<string>((resolve, reject) => {
    const console = {
      log: (...values: unknown[]) => {
        resolve(values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join(' '));
      },
    };
    const sandbox = {
      fetch,
      console,
      require: createRequire(import.meta.url),
      process: { argv: [process.execPath, ...rest] },
    };
    Promise.resolve(runInNewContext(program, sandbox)).catch(reject);
  });
  return { service, output };
}

const composeFile = z.object({
  services: z.record(
    z.string(),
    z.object({ environment: z.object({ NODE_EXTRA_CA_CERTS: z.string() }), volumes: z.array(z.string()) }),
  ),
});

/**
 * What a Compose file tells Node.js about a further authority: for each service the file beside the Compose file that Node.js reads in the
 * container; `undefined` when nothing brings it there.
 */
export function extraAuthorities(text: string): Readonly<Record<string, string | undefined>> {
  const services = Object.entries(composeFile.parse(parse(text)).services);
  return Object.fromEntries(
    services.map(([service, { environment, volumes }]) => [
      service,
      volumes.map((volume) => volume.split(':')).find(([, inside]) => inside === environment.NODE_EXTRA_CA_CERTS)?.[0],
    ]),
  );
}
