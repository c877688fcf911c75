import { titleOf } from '../../fence-meta';
import { Names } from './duplicate';
import { checkAssignments } from './env';
import type { CheckLanguage, SnippetFault } from './language';
import { unbalanced } from './unbalanced';
import { shown, unexpected } from './unexpected';

const SECTION = /^\s*\[(?<name>[^\]\n]*)\]\s*(?:[#;].*)?$/;
const ENTRY = /^(?<lead>\s*)(?<name>[^\s=:#;[][^=:\n]*?)\s*(?<sign>[=:])\s*(?<value>.*)$/;
const NO_ENTRY = /^\s*(?:$|#|;|\/\/|\.{3}|…|\[\.{3}\]|!|<\?php|\?>)/;
/** Files whose reader keeps every one of the entries with the same name: systemd's units, Podman's, WireGuard's, Git's. */
const REPEATS =
  /^[ \t]*\[(?:Unit|Service|Install|Socket|Timer|Container|Pod|Network|Volume|Match|Peer|Interface|remote|branch)\b/m;
/** Those that they keep one of. Sources: systemd.unit(5), systemd.service(5), systemd.exec(5), podman-systemd.unit(5), wg(8). */
const SINGLE =
  /^(?:AutoUpdate|ContainerName|Description|Group|Image|KillMode|KillSignal|Limit\w+|ListenPort|NoNewPrivileges|NotifyAccess|PIDFile|Private\w+|Protect\w+|RemainAfterExit|Restart|RestartSec|Standard\w+|SyslogIdentifier|Timeout\w+|Type|UMask|User|WorkingDirectory)$/;
const UNIT = /^[ \t]*\[(?:Unit|Service|Install|Container)\]/m;
const ENVIRONMENT_FILE = /(?:^|[\s/])[\w-]*\.env\b/i;

/**
 * INI and what looks like it: sections, `name = value`, `name: value`. Where most lines are entries, one without a sign between
 * name and value is a fault.
 */
export const checkIni: CheckLanguage = (text, meta = '') =>
  ENVIRONMENT_FILE.test(titleOf(meta) ?? '') || isEnvironment(text) ? checkAssignments(text, '') : check(text);

/** Whether all lines are those of an environment file, which may have values of several lines. */
function isEnvironment(text: string): boolean {
  return /^[A-Z_][A-Z\d_]*=(?:"[^"\n]*|'[^'\n]*)$/m.test(text) && !/^[ \t]*\[\w|^[a-z]\w* *=/m.test(text);
}

/** Java properties. Their reader refuses nothing but a broken `\u`; what is flagged is what nobody means. */
export const checkProperties: CheckLanguage = (text) => check(text);

function check(text: string): SnippetFault[] {
  const lines = text.split('\n');
  const entries = lines.filter((line) => !NO_ENTRY.test(line) && !/^\s*\[.*\]/.test(line));
  const isIni = entries.filter((line) => ENTRY.test(line)).length >= 0.6 * entries.length;
  const faults: SnippetFault[] = [];
  const repeats = REPEATS.test(text);
  const isUnit = UNIT.test(text);
  const hasSections = /^[ \t]*\[\w/m.test(text) || entries.every((line) => /^\s*[A-Z]/.test(line));
  let names = new Names(text);
  let previous = '';
  let isContinued = false;
  let offset = 0;
  for (const line of lines) {
    const indent = /^\s*/.exec(line)?.[0].length ?? 0;
    const all = { start: offset + indent, end: offset + line.trimEnd().length };
    const entry = ENTRY.exec(line)?.groups;
    if (NO_ENTRY.test(line) || isContinued) {
      // Nothing to judge.
    } else if (SECTION.test(line)) {
      names = new Names(text);
    } else if (/^\s*\[[^\]=]*$/.test(line)) {
      faults.push(unexpected(all, `end of ${shown(line)}`, '`]`'));
    } else if (/^\s*[\w. -]+\]\s*$/.test(line)) {
      faults.push(unexpected(all, shown(line), '`[` before the name of a section'));
    } else if (entry) {
      const start = offset + (entry.lead ?? '').length;
      const name = entry.name ?? '';
      const isList = /\[.*\]$/.test(name) || (repeats && !SINGLE.test(name)) || /^\s+\S/.test(line);
      // A comment above says that this is another way to do it.
      const isAlternative = /^\s*[#;]/.test(previous);
      // Without sections it may be a format of another kind, which has lists so.
      const again =
        isList || (isAlternative && !hasSections) ? [] : names.add(name, { start, end: start + name.length });
      if (!isList && !isAlternative) faults.push(...again);
      else if (line === previous)
        faults.push(
          unexpected(all, `second ${shown(line)}`, 'it once only', { ruleId: 'snippet-duplicate-key', actual: name }),
        );
      if (!/^\s/.test(line))
        faults.push(...unbalanced(entry.value ?? '', offset + line.length - (entry.value ?? '').length));
      faults.push(...strayQuote(entry.value ?? '', offset + line.length - (entry.value ?? '').length));
    } else if (isIni && entries.length > 1 && !/^\s+\S/.test(line) && (isUnit || !/^[\w.-]+$/.test(line.trim()))) {
      faults.push(unexpected(all, `line ${shown(line)} without \`=\``, '`name = value`'));
    }
    isContinued = /(?<!\\)(?:\\\\)*\\$/.test(line);
    previous = line;
    offset += line.length + 1;
  }
  return faults;
}

/** A quote at one end of a value and not at the other, or quotes behind which something else follows. */
function strayQuote(written: string, offset: number): SnippetFault[] {
  const value = written.replace(/\s+[#;].*$/, '').trimEnd();
  const marks = [...value.matchAll(/\\.|["']/g)].filter(({ 0: mark }) => mark.length === 1);
  for (const quote of ['"', "'"]) {
    const same = marks.filter(({ 0: mark, index }) => mark === quote && !(quote === "'" && isInWord(value, index)));
    const at = same.at(-1)?.index;
    if (at === undefined || same.length % 2 === 0) continue;
    // One by itself counts where the value begins or ends; several are those of an expression.
    if (same.length === 1 && at < value.length - 1 && value[0] !== quote) continue;
    // Within the brackets of a regular expression it is a character.
    if (value.replace(/\[\^?[^\]]*\]/g, '').split(quote).length % 2 === 1) continue;
    const isApostrophe = quote === "'" && same.length === 1 && /\p{L}$/u.test(value.slice(0, at)) && /\s/.test(value);
    if (isApostrophe) continue;
    const place = { start: offset + at, end: offset + at + 1 };
    return [unexpected(place, `\`${quote}\` in ${shown(value)}`, 'its pair too', { ruleId: 'snippet-stray-quote' })];
  }
  return [];
}

/** `don't`. */
const isInWord = (text: string, at: number): boolean => /^\p{L}'\p{L}/u.test(text.slice(Math.max(0, at - 1)));
