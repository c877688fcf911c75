import { apache, apacheBare, apacheExpanded, apacheQuoted, apacheSingle } from './apache';
import { blockComment } from './block-comment';
import { caddy, caddyBackquote, caddyComment, caddyQuoted } from './caddy';
import { code } from './code';
import { comment } from './comment';
import { docker, dockerDouble, dockerSingle } from './docker';
import {
  composeInterpolation,
  envCompose,
  envComposeDouble,
  envComposeSingle,
  envDotenv,
  envDotenvBacktick,
  envDotenvDouble,
  envDotenvSingle,
  envShell,
  envSystemd,
  envSystemdDouble,
  envSystemdSingle,
} from './dotenv';
import type { Encoder, ScalarFormat } from './encoder';
import { goInterpreted, goRaw } from './go';
import { hclHeredoc, hclString } from './hcl';
import { iniBare, iniBareNotPhp, iniDouble, iniSingle } from './ini';
import { jsDouble, jsRegexp, jsSingle, jsTemplate, jsxAttribute, jsxText } from './javascript';
import { jsonBare, jsonString } from './json';
import { ldapDn, ldapFilter } from './ldap';
import { nginx, nginxBare, nginxDouble, nginxSingle } from './nginx';
import { number } from './number';
import { phpComment, phpDouble, phpHeredoc, phpSingle } from './php';
import { powershellBare, powershellDouble, powershellSingle } from './powershell';
import { propertiesValue } from './properties';
import { pythonBytes, pythonDouble, pythonF, pythonRawDouble, pythonRawSingle, pythonSingle } from './python';
import { regexp } from './regexp';
import { rubyDouble, rubyHeredoc, rubyRegexp, rubySingle } from './ruby';
import { shellBare, shellDouble, shellHeredoc, shellHeredocQuoted, shellSingle } from './shell';
import { sqlBackquote, sqlName, sqlString } from './sql';
import { tomlBare, tomlBasic, tomlLiteral, tomlMultilineBasic, tomlMultilineLiteral } from './toml';
import { urlPath, urlQuery, urlUserinfo } from './url';
import {
  htmlAttributeBare,
  htmlScript,
  xmlAttributeDouble,
  xmlAttributeSingle,
  xmlCdata,
  xmlComment,
  xmlText,
} from './xml';
import { yaml, yamlBlock, yamlBlockInner, yamlDouble, yamlFlow, yamlFlowTyped, yamlSingle, yamlTyped } from './yaml';

/** Every place of a snippet that needs a value to be written in its own way, by the name under which templates know it. */
export const encoders = {
  'apache-bare': apacheBare,
  'apache-expanded': apacheExpanded,
  'apache-quoted': apacheQuoted,
  'apache-single': apacheSingle,
  'block-comment': blockComment,
  'caddy-backquote': caddyBackquote,
  'caddy-comment': caddyComment,
  'caddy-quoted': caddyQuoted,
  code,
  comment,
  'compose-interpolation': composeInterpolation,
  'docker-double': dockerDouble,
  'docker-single': dockerSingle,
  'env-compose-double': envComposeDouble,
  'env-compose-single': envComposeSingle,
  'env-dotenv-backtick': envDotenvBacktick,
  'env-dotenv-double': envDotenvDouble,
  'env-dotenv-single': envDotenvSingle,
  'env-shell-double': shellDouble,
  'env-shell-single': shellSingle,
  'env-systemd-double': envSystemdDouble,
  'env-systemd-single': envSystemdSingle,
  'go-interpreted': goInterpreted,
  'go-raw': goRaw,
  'hcl-heredoc': hclHeredoc,
  'hcl-string': hclString,
  'html-attribute-bare': htmlAttributeBare,
  'html-script': htmlScript,
  'ini-bare': iniBare,
  'ini-bare-not-php': iniBareNotPhp,
  'ini-double': iniDouble,
  'ini-single': iniSingle,
  'js-double': jsDouble,
  'js-regexp': jsRegexp,
  'js-single': jsSingle,
  'js-template': jsTemplate,
  'json-bare': jsonBare,
  'json-string': jsonString,
  'jsx-attribute': jsxAttribute,
  'jsx-text': jsxText,
  'ldap-dn': ldapDn,
  'ldap-filter': ldapFilter,
  'nginx-bare': nginxBare,
  'nginx-double': nginxDouble,
  'nginx-single': nginxSingle,
  number,
  'php-comment': phpComment,
  'php-double': phpDouble,
  'php-heredoc': phpHeredoc,
  'php-single': phpSingle,
  'powershell-double': powershellDouble,
  'powershell-single': powershellSingle,
  'properties-value': propertiesValue,
  'python-bytes': pythonBytes,
  'python-double': pythonDouble,
  'python-f': pythonF,
  'python-raw-double': pythonRawDouble,
  'python-raw-single': pythonRawSingle,
  'python-single': pythonSingle,
  regexp,
  'ruby-double': rubyDouble,
  'ruby-heredoc': rubyHeredoc,
  'ruby-regexp': rubyRegexp,
  'ruby-single': rubySingle,
  'shell-bare': shellBare,
  'shell-double': shellDouble,
  'shell-heredoc': shellHeredoc,
  'shell-heredoc-quoted': shellHeredocQuoted,
  'shell-single': shellSingle,
  'sql-backquote': sqlBackquote,
  'sql-name': sqlName,
  'sql-string': sqlString,
  'toml-bare': tomlBare,
  'toml-basic': tomlBasic,
  'toml-literal': tomlLiteral,
  'toml-multiline-basic': tomlMultilineBasic,
  'toml-multiline-literal': tomlMultilineLiteral,
  'url-path': urlPath,
  'url-query': urlQuery,
  'url-userinfo': urlUserinfo,
  'xml-attribute-double': xmlAttributeDouble,
  'xml-attribute-single': xmlAttributeSingle,
  'xml-cdata': xmlCdata,
  'xml-comment': xmlComment,
  'xml-text': xmlText,
  'yaml-block': yamlBlock,
  'yaml-block-inner': yamlBlockInner,
  'yaml-double': yamlDouble,
  'yaml-single': yamlSingle,
} as const satisfies Record<string, Encoder>;

export type EncoderName = keyof typeof encoders;

/** Every kind of scalar that is quoted when its value needs it. */
export const scalarFormats = {
  apache,
  caddy,
  docker,
  'env-compose': envCompose,
  'env-dotenv': envDotenv,
  'env-shell': envShell,
  'env-systemd': envSystemd,
  nginx,
  'powershell-bare': powershellBare,
  yaml,
  'yaml-flow': yamlFlow,
  'yaml-flow-typed': yamlFlowTyped,
  'yaml-typed': yamlTyped,
} as const satisfies Record<string, ScalarFormat>;

export type ScalarFormatName = keyof typeof scalarFormats;

/**
 * Writes a value through several encoders: `url-query json-string` is a query inside a URL inside a JSON string.
 *
 * @param value what the reader entered
 * @param context names of encoders, separated by spaces, the innermost first. `plain:NAME` is a scalar of that format that
 *   cannot be quoted, because of what else is in it
 * @returns the text, or the encoder that has no way to write it
 */
export function encodeFor(value: string, context: string): { readonly text: string } | { readonly refusedBy: Encoder } {
  let text = value;
  for (const name of context.split(' ')) {
    const encoder = encoderOf(name);
    const encoded = encoder.encode(text);
    if (encoded === undefined) return { refusedBy: encoder };
    text = encoded;
  }
  return { text };
}

function encoderOf(name: string): Encoder {
  if (!name.startsWith('plain:')) return encoders[name as EncoderName];
  const { isPlain, place }: ScalarFormat = scalarFormats[name.slice('plain:'.length) as ScalarFormatName];
  return { place, encode: (value) => (isPlain(value) ? value : undefined) };
}
