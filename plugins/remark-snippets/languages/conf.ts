import type { CheckLanguage } from './language';

/** What is called `conf` or `config`: Apache's, nginx's, or lines as INI has them, by what it looks like. */
export const checkConf: CheckLanguage = async (text, meta) => {
  if (/^\s*<\/?[A-Z]\w+[^>]*>\s*$/m.test(text)) return (await import('./apache')).checkApache(text, meta);
  if (/^\s*\w[^\n#;]*[;{]\s*$/m.test(text) && !/^\s*\[\w/m.test(text)) {
    return /;\s*$/m.test(text) ? (await import('./nginx')).checkNginx(text, meta) : [];
  }
  return /^\s*\[[^\]\n]+\]|=/m.test(text) ? (await import('./ini')).checkIni(text, meta) : [];
};
