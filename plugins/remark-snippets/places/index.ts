import { findApache } from './apache';
import { findCaddy } from './caddy';
import { diffFinder } from './diff';
import { dockerfileFinder } from './dockerfile';
import { findDotenv } from './dotenv';
import { findGo } from './go';
import { findHcl } from './hcl';
import { findIni, findProperties } from './ini';
import { findJavaScript } from './javascript';
import { findJson } from './json';
import { findNginx } from './nginx';
import { findPhp } from './php';
import type { FindPlaces } from './place';
import { findPowershell } from './powershell';
import { findPython } from './python';
import { findRuby } from './ruby';
import { findConsole, findShell } from './shell';
import { findSql } from './sql';
import { findToml } from './toml';
import { findHtml, findXml } from './xml';
import { findYaml } from './yaml';

const names: readonly (readonly [find: FindPlaces, languages: readonly string[]])[] = [
  [findApache, ['apache', 'apacheconf', 'htaccess', 'httpd']],
  [findCaddy, ['caddy', 'caddyfile']],
  [findConsole, ['console', 'shell-session', 'shellsession', 'sh-session', 'terminal']],
  [dockerfileFinder(findShell), ['containerfile', 'docker', 'dockerfile']],
  [findDotenv, ['dotenv', 'env']],
  [findGo, ['go', 'golang']],
  [findHcl, ['hcl', 'opentofu', 'terraform', 'tf', 'tfvars']],
  [findHtml, ['htm', 'html', 'svelte', 'vue']],
  [findIni, ['cfg', 'conf', 'config', 'desktop', 'git-config', 'gitconfig', 'ini', 'service', 'systemd']],
  [findJavaScript, ['cjs', 'cts', 'javascript', 'js', 'jsx', 'mjs', 'mts', 'node', 'ts', 'tsx', 'typescript']],
  [findJson, ['json', 'json5', 'jsonc']],
  [findNginx, ['nginx', 'nginxconf']],
  [findPhp, ['php']],
  [findPowershell, ['powershell', 'ps', 'ps1', 'pwsh']],
  [findProperties, ['java-properties', 'properties']],
  [findPython, ['py', 'python', 'python3']],
  [findRuby, ['rb', 'ruby']],
  [findShell, ['ash', 'bash', 'dash', 'ksh', 'sh', 'shell', 'zsh']],
  [findSql, ['mariadb', 'mysql', 'pgsql', 'postgres', 'postgresql', 'psql', 'sql', 'sqlite']],
  [findToml, ['toml']],
  [findXml, ['rss', 'svg', 'xhtml', 'xml', 'xsd', 'xsl', 'xslt']],
  [findYaml, ['yaml', 'yml']],
];

const languages: ReadonlyMap<string, FindPlaces> = new Map(
  names.flatMap(([find, languages]) => languages.map((language) => [language, find] as const)),
);

/** What finds the places of placeholders in a fence, by the language after it, in lower case. */
export const finders: ReadonlyMap<string, FindPlaces> = new Map([
  ...languages,
  ...['diff', 'patch'].map((language) => [language, diffFinder(languages)] as const),
]);
