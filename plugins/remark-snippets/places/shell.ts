import type { FindPlaces, Hole } from './place';
import { masked, placesIn } from './regions';
import { scanShell } from './shell-scanner';

/** What stands before a command where a fence shows a terminal. Lines without it are what the command wrote. */
export const PROMPT = /(?:[\w.-]+@[\w.-]+[: ]\S*|\([\w.-]+\) |\[[^\]\n]*\])?\$ /y;
export const CONSOLE_PROMPT = /(?:[\w.-]+@[\w.-]+[: ]\S*|\([\w.-]+\) |\[[^\]\n]*\]|[A-Z]:[^\s>]*)?[$#%>] /y;

/** Scripts and commands of sh, bash and zsh. With `$ ` at the start of a line the fence shows a terminal. */
export const findShell: FindPlaces = (text, holes) => find(text, holes, PROMPT);

/** What a terminal shows: commands behind `$ `, `# `, `% ` or `> `, and what they wrote. */
export const findConsole: FindPlaces = (text, holes) => find(text, holes, CONSOLE_PROMPT);

function find(text: string, holes: readonly Hole[], prompt: RegExp): ReturnType<FindPlaces> {
  const scanner = scanShell(masked(text, holes), holes, prompt);
  // Where quotes do not end, nothing is certain.
  return scanner.unclosed ? holes.map(() => undefined) : placesIn(holes, scanner.regions);
}
