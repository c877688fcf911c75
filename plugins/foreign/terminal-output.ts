/** A piece of a text as blanks, so that all offsets behind it stay. */
export const blank = (piece: string): string => piece.replace(/[^\n]/g, ' ');

/** A prompt that names who and where: `[root@host 12:26] /etc > ls`. Behind it the command stands, and without it what it printed. */
const PROMPT = /^(?:\[[\w.-]+@[^\]\n]+\][^>#$\n]*|[\w.-]+@[\w.-]+:[^\s>#$]*)[>#] /gm;
/** JSON that a command printed, below it. */
const ANSWER =
  /(?<=^|\n)(?<command>[^\n]*[^\s\\{([,][ \t]*\n\s*)(?<answer>[{[][ \t]*\n[ \t]*["{[][^]*\n[ \t]*[}\]]\s*|\{"[^\n]*\}\s*)$/;

/** Where what `curl -v` or `dig` prints begins. It goes on to the next prompt, or to the end. */
const TRANSCRIPT =
  /^[ \t]*(?:\*[ \t]+(?:About to|ALPN|Connected|Host|Hostname|Server certificate|SSL|TLS|Trying)\b|[<>] (?:[A-Z]{3,7} \/|HTTP\/\d)|; <<>> DiG )(?:(?!^[ \t]*\$ )[^])*/gm;
/** A line of a kernel's log. */
const KERNEL = /^[ \t]*\[ *\d+\.\d+\] .*$/gm;
/** A call behind the prompt of another program: `> users.insert({ name: 'ann' })`. */
const OTHER_PROMPT = /^[ \t]*> [\w.]+\(.*$/gm;

/** Commands without what they printed. */
export function withoutOutput(text: string): string {
  const prompted = text
    .replace(PROMPT, (all) => `$ ${' '.repeat(all.length - 2)}`)
    .replace(TRANSCRIPT, blank)
    .replace(KERNEL, blank)
    .replace(OTHER_PROMPT, blank);
  const { command = '', answer = '' } = ANSWER.exec(prompted)?.groups ?? {};
  const before = prompted.slice(0, prompted.length - answer.length);
  if (command === '' || (before.match(/'/g)?.length ?? 0) % 2 === 1 || before.includes('<<')) return prompted;
  return before + blank(answer);
}
