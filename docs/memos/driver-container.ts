import { parse } from 'yaml';
import { z } from 'zod';
import { commandInContainer, type Run } from '../../recipes';

/** What the guide's Compose files and commands do, on this side of Docker. */
const composeFile = z.object({
  services: z.record(z.string(), z.object({ image: z.string(), volumes: z.array(z.string()) })),
});

export interface Mount {
  readonly service: string;
  /** On the host, beside the Compose file. */
  readonly source: string;
  /** In the container. */
  readonly target: string;
}

/** The mounts of a Compose file. @throws ZodError when it is none of this kind */
export function mountsOf(text: string): readonly Mount[] {
  return Object.entries(composeFile.parse(parse(text)).services).flatMap(([service, { volumes }]) =>
    volumes.map((volume) => {
      const [source = '', target = ''] = volume.split(':');
      return { service, source: source.replace(/^\.\//, ''), target };
    }),
  );
}

export interface Download {
  /** The service of the Compose file in which the command runs. */
  readonly service: string;
  readonly status: number;
  /** What the command prints. */
  readonly text: string;
}

/**
 * Does what `docker compose exec SERVICE wget -q -O - 'URL'` asks for.
 *
 * @throws Error when the command is another one
 */
export async function download(run: Run, command: string): Promise<Download> {
  const { service, words } = commandInContainer(run, command);
  const [url = ''] = words.slice(-1);
  const program = words.slice(0, -1).join(' ');
  if (program !== 'wget -q -O -') throw new Error(`Unexpected program ${program}, expected wget -q -O -.`);
  const response = await fetch(url);
  return { service, status: response.status, text: await response.text() };
}
