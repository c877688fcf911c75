import { checkJson } from './json';
import type { CheckLanguage, SnippetFault } from './language';
import { misspelt } from './misspelt';
import { checkShell } from './shell';
import { shown, unexpected } from './unexpected';

/* Source: the Dockerfile reference for Dockerfile 1.19. */
const INSTRUCTIONS = [
  'ADD',
  'ARG',
  'CMD',
  'COPY',
  'ENTRYPOINT',
  'ENV',
  'EXPOSE',
  'FROM',
  'HEALTHCHECK',
  'LABEL',
  'MAINTAINER',
  'ONBUILD',
  'RUN',
  'SHELL',
  'STOPSIGNAL',
  'USER',
  'VOLUME',
  'WORKDIR',
];
/** A line with those that continue it; comments and empty lines between them belong to it too. */
const INSTRUCTION = /^[ \t]*(?:#[^\n]*|(?<name>\S+)(?<rest>(?:\\[ \t]*\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*|[^\n])*))/gm;
const HEREDOC = /<<-?(?<quote>["']?)(?<word>\w+)\k<quote>/;

/** A Dockerfile: instructions, lists in JSON, commands, quotes. */
export const checkDocker: CheckLanguage = async (text) => {
  if (/^#\s*escape\s*=\s*`|\{%/im.test(text)) return [];
  // Commands of the program `docker` are called so too.
  if (/^\s*(?:\$ |sudo )?docker\s/.test(text)) return checkShell(text);
  const faults: SnippetFault[] = [];
  let from = 0;
  for (const match of text.matchAll(INSTRUCTION)) {
    const { name, rest = '' } = match.groups ?? {};
    if (name === undefined || match.index < from || /^(?:\.{3}|…)/.test(name)) continue;
    const start = match.index + match[0].indexOf(name);
    const place = { start, end: start + name.length };
    const upper = name.toUpperCase();
    if (!INSTRUCTIONS.includes(upper)) {
      const near = misspelt(upper, INSTRUCTIONS, 3);
      faults.push(
        near === undefined
          ? unexpected(place, shown(name), 'an instruction, or `\\` at the end of the line before')
          : unexpected(place, `instruction ${shown(name)}`, `\`${near}\``, {
              ruleId: 'snippet-directive',
              actual: name,
              expected: [near],
              fix: near,
            }),
      );
      return faults;
    }
    const heredoc = /^(?:RUN|COPY|ADD)$/.test(upper) ? HEREDOC.exec(rest)?.groups?.word : undefined;
    if (heredoc !== undefined) {
      const end = new RegExp(`^\\t*${heredoc}$`, 'm').exec(text.slice(place.end));
      if (!end)
        return [
          ...faults,
          unexpected(place, `end of the text that ${shown(`<<${heredoc}`)} begins`, `a line with \`${heredoc}\` alone`),
        ];
      from = place.end + end.index + end[0].length;
      continue;
    }
    faults.push(...(await checkRest(upper, rest, place.end)));
  }
  return faults;
};

async function checkRest(name: string, rest: string, offset: number): Promise<SnippetFault[]> {
  const check = name === 'HEALTHCHECK' ? /^(?:\s|\\\n|--\S+)*CMD(?=\s)/.exec(rest)?.[0].length : undefined;
  if (check !== undefined) return checkRest('CMD', rest.slice(check), offset + check);
  const flags = /^(?:\s|\\\n)*(?:--\S+(?:\s|\\\n)+)*/.exec(rest)?.[0].length ?? 0;
  const body = rest.slice(flags);
  const shift = (faults: readonly SnippetFault[]): SnippetFault[] =>
    faults.map((fault) => ({ ...fault, offset: fault.offset + offset + flags }));
  const isList =
    /^(?:CMD|ENTRYPOINT|RUN|COPY|ADD|VOLUME|SHELL)$/.test(name) &&
    (body.startsWith('[') || (/^"/.test(body) && body.trimEnd().endsWith(']')));
  if (isList) return shift(await checkJson(body));
  if (/^(?:RUN|CMD|ENTRYPOINT)$/.test(name))
    return shift(await checkShell(body.replace(/^[ \t]*#[^\n]*\n/gm, (line) => ' '.repeat(line.length - 2) + '\\\n')));
  if (/^(?:ENV|LABEL|ARG)$/.test(name)) return shift(checkPairs(name, body));
  return body.trim() === ''
    ? [unexpected({ start: offset, end: offset }, `end of ${shown(name)}`, 'what it is about')]
    : [];
}

const WORD = /(?:"(?:[^"\\]|\\[^])*"|'[^']*'|\\[^]|[^\s"'\\])+|["']/g;

/** `NAME=value` and quotes. The old form, `NAME value`, takes the rest of the line as it is. */
function checkPairs(name: string, written: string): SnippetFault[] {
  const body = written.replace(/^[ \t]*#[^\n]*|\\[ \t]*$/gm, (gap) => ' '.repeat(gap.length));
  const words = [...body.matchAll(WORD)];
  const stray = words.find(({ 0: word }) => /^["']$/.test(word));
  if (stray) {
    const place = { start: stray.index, end: stray.index + 1 };
    return [unexpected(place, `quote in ${shown(body)}`, 'its pair too', { ruleId: 'snippet-stray-quote' })];
  }
  if (name === 'ARG' || !(words[0]?.[0].includes('=') ?? false)) return [];
  const plain = words.find(({ 0: word }) => !/^[^"'=]+=|^["'][^]*=/.test(word));
  return plain
    ? [unexpected({ start: plain.index, end: plain.index + plain[0].length }, shown(plain[0]), '`NAME=value`')]
    : [];
}
