import { createRequire } from 'node:module';
import { runInNewContext } from 'node:vm';
import { parse } from 'yaml';
import { z } from 'zod';

/** What the guide's commands and its Compose file do, on this side of Docker. */

/** The words of a command of a POSIX shell. Of its expansions it has the one that takes the host out of an address. */
function shellWords(command: string): string[] {
  const expanded = command.replace(
    /"\$\(echo '([^']*)' \| cut -d\/ -f3 \| cut -d: -f1\)"/g,
    (_, url: string) => url.split('/')[2]?.split(':')[0] ?? '',
  );
  return [...expanded.trim().matchAll(/(?:'[^']*'|[^\s'])+/g)].map(([word]) => word.replaceAll("'", ''));
}

/**
 * Runs the program that a `docker compose exec SERVICE node -e PROGRAM ARGUMENT` gives to Node.js, in this process.
 *
 * @returns what it prints
 * @throws Error when the command is another one
 */
export async function runCommand(command: string): Promise<{ readonly service: string; readonly output: string }> {
  const [docker, compose, exec, service = '', node, evaluate, program = '', ...rest] = shellWords(command);
  const start = [docker, compose, exec, '…', node, evaluate].join(' ');
  if (start !== 'docker compose exec … node -e')
    throw new Error(`Unexpected command ${start}, expected docker compose exec … node -e.`);
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

/**
 * What `docker compose logs SERVICE | grep -iE 'PATTERN'` leaves of a log.
 *
 * @throws Error when the command is another one
 */
export function filterLog(command: string, lines: readonly string[]): readonly string[] {
  const [, pattern] = /^docker compose logs \w+ \| grep -iE '([^']+)'$/.exec(command.trim()) ?? [];
  if (pattern === undefined)
    throw new Error(`Unexpected command ${command}, expected docker compose logs … | grep -iE '…'.`);
  return lines.filter((line) => new RegExp(pattern, 'i').test(line));
}

/**
 * The service that `docker compose restart SERVICE` starts anew.
 *
 * @throws Error when the command is another one
 */
export function restarted(command: string): string {
  const [, service] = /^docker compose restart ([\w-]+)$/.exec(command.trim()) ?? [];
  if (service === undefined) throw new Error(`Unexpected command ${command}, expected docker compose restart ….`);
  return service;
}

/**
 * The row that a statement given to `psql` takes out of the table app_configs.
 *
 * @throws Error when the command is another one
 */
export function deletedRow(command: string): string {
  const [, id] =
    /^echo "DELETE FROM app_configs WHERE id = '([^']*)'" \| docker compose exec -T postgres sh -c 'psql -U "\$POSTGRES_USER" -d "\$POSTGRES_DB"'$/.exec(
      command.trim(),
    ) ?? [];
  if (id === undefined) throw new Error(`Unexpected command ${command}, expected a DELETE FROM app_configs for psql.`);
  return id;
}

const composeFile = z.object({
  services: z.record(
    z.string(),
    z.object({ environment: z.object({ NODE_EXTRA_CA_CERTS: z.string() }), volumes: z.array(z.string()) }),
  ),
});

/** The file beside the Compose file that Node.js reads as a further authority, by service; `undefined` when nothing brings it there. */
export function extraAuthorities(text: string): Readonly<Record<string, string | undefined>> {
  const services = Object.entries(composeFile.parse(parse(text)).services);
  return Object.fromEntries(
    services.map(([service, { environment, volumes }]) => [
      service,
      volumes.map((volume) => volume.split(':')).find(([, target]) => target === environment.NODE_EXTRA_CA_CERTS)?.[0],
    ]),
  );
}
