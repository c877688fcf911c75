import type { CheckLanguage } from './language';

/** What is called `conf` or `config`: Apache's, nginx's, or lines as INI has them, by what it looks like. */
export const checkConf: CheckLanguage = async (text, meta) => {
  if (/^[ \t]*<\/?[A-Z]\w+[^>]*>\s*$/m.test(text)) return (await import('./apache')).checkApache(text, meta);
  if (/^[ \t]*\w[^\n#;]*[;{]\s*$/m.test(text) && !/^[ \t]*\[\w/m.test(text)) {
    return /;\s*$/m.test(text) ? (await import('./nginx')).checkNginx(text, meta) : [];
  }
  return /^[ \t]*\[[^\]\n]+\]|=/m.test(text) ? (await import('./ini')).checkIni(text, meta) : [];
};
