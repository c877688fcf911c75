/**
 * Labels that people put on a snippet of another language. Left out are those under which the text means the same, as JSON is
 * YAML, and TypeScript without types JavaScript.
 */
const LABELS: Readonly<Record<string, readonly string[]>> = {
  yaml: ['json', 'bash', 'dotenv', 'toml'],
  json: ['toml', 'bash', 'ini', 'dotenv'],
  jsonc: ['yaml', 'toml', 'ini'],
  json5: ['yaml', 'toml', 'ini'],
  toml: ['yaml', 'json'],
  ini: ['yaml', 'json'],
  properties: ['yaml', 'json'],
  dotenv: ['yaml', 'json'],
  xml: ['yaml', 'json', 'bash'],
  html: ['yaml', 'json', 'javascript'],
  javascript: ['json', 'yaml', 'python'],
  typescript: ['json', 'yaml', 'python'],
  tsx: ['json', 'html', 'yaml'],
  python: ['yaml', 'json', 'bash', 'ruby'],
  php: ['json', 'yaml', 'javascript'],
  ruby: ['yaml', 'json', 'python'],
  go: ['json', 'yaml', 'typescript'],
  shell: ['yaml', 'json', 'dotenv'],
  powershell: ['yaml', 'json', 'bash'],
  hcl: ['yaml', 'json', 'toml'],
  nginx: ['yaml', 'json', 'bash'],
  apache: ['yaml', 'json', 'nginx', 'xml'],
  caddyfile: ['yaml', 'json', 'nginx'],
  dockerfile: ['yaml', 'json', 'bash'],
  sql: ['yaml', 'json', 'bash'],
  css: ['yaml', 'json'],
  diff: ['yaml', 'json'],
};

/** @param language as `languageName` calls it */
export function wrongLabels(language: string): readonly string[] {
  return LABELS[language] ?? [];
}
