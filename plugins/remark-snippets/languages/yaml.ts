import { parseAllDocuments } from 'yaml';
import type { CheckLanguage } from './language';

/** YAML 1.2, one or more documents; a key given twice is a fault. Tags such as authentik's `!Find` are accepted. */
export const checkYaml: CheckLanguage = (text) => {
  const documents = parseAllDocuments(text, { prettyErrors: false, uniqueKeys: true, logLevel: 'silent' });
  const errors = 'empty' in documents ? [] : documents.flatMap((document) => document.errors);
  return errors
    .slice(0, 1)
    .map(({ pos, message }) => ({ offset: pos[0], length: Math.max(0, pos[1] - pos[0]), message }));
};
