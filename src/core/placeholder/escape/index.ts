import { comment } from './comment';
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
import { iniBare, iniBareNotPhp, iniDouble, iniSingle } from './ini';
import { jsonBare, jsonString } from './json';
import { powershellBare, powershellDouble, powershellSingle } from './powershell';
import { propertiesValue } from './properties';
import { shellBare, shellDouble, shellHeredoc, shellHeredocQuoted, shellSingle } from './shell';
import { tomlBare, tomlBasic, tomlLiteral, tomlMultilineBasic, tomlMultilineLiteral } from './toml';
import { urlPath, urlQuery, urlUserinfo } from './url';
import {
  yaml,
  yamlBlock,
  yamlBlockInner,
  yamlDouble,
  yamlFlow,
  yamlFlowTyped,
  yamlSingle,
  yamlTyped,
} from './yaml';

/** Every place of a snippet that needs a value to be written in its own way, by the name under which templates know it. */
export const encoders = {
  comment,
  'compose-interpolation': composeInterpolation,
  'env-compose-double': envComposeDouble,
  'env-compose-single': envComposeSingle,
  'env-dotenv-backtick': envDotenvBacktick,
  'env-dotenv-double': envDotenvDouble,
  'env-dotenv-single': envDotenvSingle,
  'env-shell-double': shellDouble,
  'env-shell-single': shellSingle,
  'env-systemd-double': envSystemdDouble,
  'env-systemd-single': envSystemdSingle,
  'ini-bare': iniBare,
  'ini-bare-not-php': iniBareNotPhp,
  'ini-double': iniDouble,
  'ini-single': iniSingle,
  'json-bare': jsonBare,
  'json-string': jsonString,
  'powershell-double': powershellDouble,
  'powershell-single': powershellSingle,
  'properties-value': propertiesValue,
  'shell-bare': shellBare,
  'shell-double': shellDouble,
  'shell-heredoc': shellHeredoc,
  'shell-heredoc-quoted': shellHeredocQuoted,
  'shell-single': shellSingle,
  'toml-bare': tomlBare,
  'toml-basic': tomlBasic,
  'toml-literal': tomlLiteral,
  'toml-multiline-basic': tomlMultilineBasic,
  'toml-multiline-literal': tomlMultilineLiteral,
  'url-path': urlPath,
  'url-query': urlQuery,
  'url-userinfo': urlUserinfo,
  'yaml-block': yamlBlock,
  'yaml-block-inner': yamlBlockInner,
  'yaml-double': yamlDouble,
  'yaml-single': yamlSingle,
} as const satisfies Record<string, Encoder>;

export type EncoderName = keyof typeof encoders;

/** Every kind of scalar that is quoted when its value needs it. */
export const scalarFormats = {
  'env-compose': envCompose,
  'env-dotenv': envDotenv,
  'env-shell': envShell,
  'env-systemd': envSystemd,
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
