import { shellWords } from '../../recipes';

/** What the guide's commands do, on this side of the shell and of curl. */

/**
 * Runs a command of curl as far as the guide's go: `--user`, `--data`, `--data-urlencode`, `--fail`, one address.
 *
 * @param password what is typed when curl asks for it
 * @returns what it prints
 * @throws Error for other options, and for an answer from 400 on with `--fail`
 */
export async function runCurl(command: string, password: string): Promise<string> {
  const [program, ...words] = shellWords(command.replace(/\|.*/s, ''));
  if (program !== 'curl') throw new Error(`Unexpected command ${program ?? ''}, expected curl.`);
  const body = new URLSearchParams();
  const headers = new Headers();
  let url: string | undefined;
  let failsOnError = false;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const argument = (): string => words[++at] ?? '';
    switch (word) {
      case '--silent':
      case '--show-error':
        break;
      case '--fail':
        failsOnError = true;
        break;
      case '--user':
        headers.set('Authorization', `Basic ${Buffer.from(`${argument()}:${password}`).toString('base64')}`);
        break;
      case '--data':
      case '--data-urlencode': {
        const [, name = '', value = ''] = /^([^=]*)=(.*)$/s.exec(argument()) ?? [];
        body.append(name, value);
        break;
      }
      default:
        if (word.startsWith('-') || url !== undefined) throw new Error(`Unexpected word ${word} for curl.`);
        url = word;
    }
  }
  const response = await fetch(url ?? '', {
    headers,
    redirect: 'manual',
    ...(body.size > 0 ? { method: 'POST', body } : {}),
  });
  const text = await response.text();
  if (failsOnError && response.status >= 400) throw new Error(`The requested URL returned error: ${response.status}`);
  return text;
}
