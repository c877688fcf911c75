import type { LoadLanguage } from './language';

const json: LoadLanguage = async () => (await import('./json')).checkJson;
const jsonc: LoadLanguage = async () => (await import('./json')).checkJsonc;
const json5: LoadLanguage = async () => (await import('./json')).checkJson5;
const env: LoadLanguage = async () => (await import('./env')).checkEnv;
const ini: LoadLanguage = async () => (await import('./ini')).checkIni;
const properties: LoadLanguage = async () => (await import('./ini')).checkProperties;
const shell: LoadLanguage = async () => (await import('./shell')).checkShell;
const terminal: LoadLanguage = async () => (await import('./shell')).checkConsole;
const apache: LoadLanguage = async () => (await import('./apache')).checkApache;
const caddy: LoadLanguage = async () => (await import('./caddy')).checkCaddy;
const conf: LoadLanguage = async () => (await import('./conf')).checkConf;
const docker: LoadLanguage = async () => (await import('./docker')).checkDocker;
const hcl: LoadLanguage = async () => (await import('./hcl')).checkHcl;
const html: LoadLanguage = async () => (await import('./markup')).checkHtml;
const nginx: LoadLanguage = async () => (await import('./nginx')).checkNginx;
const powershell: LoadLanguage = async () => (await import('./powershell')).checkPowershell;
const xml: LoadLanguage = async () => (await import('./markup')).checkXml;
const toml: LoadLanguage = async () => (await import('./toml')).checkToml;
const go: LoadLanguage = async () => (await import('./go')).checkGo;
const css: LoadLanguage = async () => (await import('./css')).checkCss;
const javascript: LoadLanguage = async () => (await import('./script')).checkJavaScript;
const typescript: LoadLanguage = async () => (await import('./script')).checkTypeScript;
const tsx: LoadLanguage = async () => (await import('./script')).checkTsx;
const php: LoadLanguage = async () => (await import('./php')).checkPhp;
const python: LoadLanguage = async () => (await import('./python')).checkPython;
const ruby: LoadLanguage = async () => (await import('./ruby')).checkRuby;
const sql: LoadLanguage = async () => (await import('./sql')).checkSql;
const yaml: LoadLanguage = async () => (await import('./yaml')).checkYaml;

const known: ReadonlyMap<string, LoadLanguage> = new Map([
  ['json', json],
  ['jsonc', jsonc],
  ['json5', json5],
  ['dotenv', env],
  ['env', env],
  ...named(ini, 'cfg', 'desktop', 'git-config', 'gitconfig', 'ini', 'service', 'systemd'),
  ...named(properties, 'java-properties', 'properties'),
  ...named(shell, 'ash', 'bash', 'dash', 'ksh', 'sh', 'shell', 'zsh'),
  ...named(terminal, 'console', 'sh-session', 'shell-session', 'shellsession', 'terminal'),
  ...named(apache, 'apache', 'apacheconf', 'htaccess', 'httpd'),
  ...named(caddy, 'caddy', 'caddyfile'),
  ...named(conf, 'conf', 'config'),
  ...named(docker, 'containerfile', 'docker', 'dockerfile'),
  ...named(hcl, 'hcl', 'opentofu', 'terraform', 'tf', 'tfvars'),
  ...named(html, 'htm', 'html'),
  ...named(nginx, 'nginx', 'nginxconf'),
  ...named(powershell, 'powershell', 'ps', 'ps1', 'pwsh'),
  ...named(xml, 'rss', 'svg', 'xhtml', 'xml', 'xsd', 'xsl', 'xslt'),
  ['toml', toml],
  ['css', css],
  ...named(go, 'go', 'golang'),
  ...named(javascript, 'cjs', 'javascript', 'js', 'jsx', 'mjs', 'node'),
  ...named(typescript, 'cts', 'mts', 'ts', 'typescript'),
  ['tsx', tsx],
  ['php', php],
  ...named(python, 'py', 'python', 'python3'),
  ...named(ruby, 'rb', 'ruby'),
  ...named(sql, 'mariadb', 'mysql', 'pgsql', 'postgres', 'postgresql', 'psql', 'sql', 'sqlite'),
  ['yaml', yaml],
  ['yml', yaml],
]);

const diff: LoadLanguage = async () => (await import('./diff')).diffCheck(known);

/** The languages whose snippets are parsed, by every name that fences give them, in small letters. */
export const languages: ReadonlyMap<string, LoadLanguage> = new Map([...known, ...named(diff, 'diff', 'patch')]);

function named(load: LoadLanguage, ...names: readonly string[]): readonly (readonly [string, LoadLanguage])[] {
  return names.map((name) => [name, load] as const);
}
