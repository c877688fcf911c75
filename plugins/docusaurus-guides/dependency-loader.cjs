'use strict';
/**
 * A loader that changes nothing: it tells the bundler that a guide's page depends on the providers' files and on the drawings
 * beside the guide, which the remark plugins read on their own, and on the guide's records with what they are held against. Without it a warm build keeps pages with the old ones. In the
 * development server it depends on a stamp too, which is written when the types of its snippets turn out to be wrong.
 */
const { closeSync, existsSync, mkdirSync, openSync, readdirSync } = require('node:fs');
const { basename, dirname, join } = require('node:path');

module.exports = function dependencyLoader(source) {
  const { root, providers, stamps } = this.getOptions();
  this.addContextDependency(providers);
  for (const entry of readdirSync(providers, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) this.addDependency(join(entry.parentPath ?? entry.path, entry.name));
  }
  const guide = dirname(this.resourcePath);
  this.addContextDependency(guide);
  for (const name of readdirSync(guide)) if (name.endsWith('.svg')) this.addDependency(join(guide, name));
  for (const file of evidence(root, basename(guide))) this.addDependency(file);
  if (this.mode === 'development') {
    const stamp = join(stamps, basename(guide));
    mkdirSync(stamps, { recursive: true });
    closeSync(openSync(stamp, 'a'));
    this.addDependency(stamp);
  }
  return source;
};

/** The records of a guide that has any, and the programs that they are of. */
function evidence(root, guide) {
  const folder = join(root, 'records');
  const records = existsSync(folder) ? readdirSync(folder).filter((name) => name.startsWith(`${guide}.`)) : [];
  if (records.length === 0) return [];
  const programs = [join(root, 'recipes'), join(root, 'docs', guide)].flatMap((from) =>
    (existsSync(from) ? readdirSync(from, { recursive: true }) : [])
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(from, name)),
  );
  return [...records.map((name) => join(folder, name)), ...programs, join(root, 'package-lock.json')];
}
