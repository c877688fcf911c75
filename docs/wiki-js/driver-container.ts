import { createRequire } from 'node:module';
import { runInNewContext } from 'node:vm';
import { parse } from 'yaml';
import { z } from 'zod';

/** What the guide's two snippets about containers do, on this side of Docker. */

/** The words of a command of a POSIX shell that has no quotes but single ones and no expansions. */
export const shellWords = (command: string): string[] =>
  [...command.trim().matchAll(/(?:'[^']*'|[^\s'])+/g)].map(([word]) => word.replaceAll("'", ''));

export interface Diagnosis {
  /** The service of the Compose file in which the command runs. */
  readonly service: string;
  /** The line that it prints. */
  readonly output: string;
}

/**
 * Runs the program that a `docker compose exec SERVICE node -e PROGRAM URL` gives to Node.js, in this process.
 *
 * @throws Error when the command is another one
 */
export async function diagnose(command: string): Promise<Diagnosis> {
  const [docker, compose, exec, service = '', node, evaluate, program = '', ...rest] = shellWords(command);
  const start = [docker, compose, exec, '…', node, evaluate].join(' ');
  if (start !== 'docker compose exec … node -e')
    throw new Error(`Unexpected command ${start}, expected docker compose exec … node -e.`);
  const output = await new Promise<string>((resolve) => {
    runInNewContext(program, {
      require: createRequire(import.meta.url),
      process: { argv: [process.execPath, ...rest] },
      console: {
        log: (line: unknown) => {
          resolve(String(line));
        },
      },
    });
  });
  return { service, output };
}

const composeFile = z.object({
  services: z.record(
    z.string(),
    z.object({
      image: z.string(),
      environment: z.record(z.string(), z.string()),
      volumes: z.array(z.string()),
    }),
  ),
});

export interface ExtraAuthority {
  readonly services: readonly string[];
  readonly image: string;
  /** The file beside the Compose file that Node.js reads in the container; `undefined` when nothing brings it there. */
  readonly file: string | undefined;
}

/** What a Compose file tells Node.js about a further authority. */
export function extraAuthority(text: string): ExtraAuthority {
  const { services } = composeFile.parse(parse(text));
  const [service] = Object.values(services);
  const path = service?.environment.NODE_EXTRA_CA_CERTS;
  const mount = service?.volumes.map((volume) => volume.split(':')).find(([, inside]) => inside === path);
  return { services: Object.keys(services), image: service?.image ?? '', file: mount?.[0] };
}
