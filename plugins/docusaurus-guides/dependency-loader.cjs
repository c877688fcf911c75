'use strict';
/**
 * A loader that changes nothing: it tells the bundler that a guide's page depends on the providers' files and on the drawings
 * beside the guide, which the remark plugins read on their own. Without it a warm build keeps pages with the old ones. In the
 * development server it depends on a stamp too, which is written when the types of its snippets turn out to be wrong.
 */
const { closeSync, mkdirSync, openSync, readdirSync } = require('node:fs');
const { basename, dirname, join } = require('node:path');

module.exports = function dependencyLoader(source) {
  const { providers, stamps } = this.getOptions();
  this.addContextDependency(providers);
  for (const entry of readdirSync(providers, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) this.addDependency(join(entry.parentPath ?? entry.path, entry.name));
  }
  const guide = dirname(this.resourcePath);
  this.addContextDependency(guide);
  for (const name of readdirSync(guide)) if (name.endsWith('.svg')) this.addDependency(join(guide, name));
  if (this.mode === 'development') {
    const stamp = join(stamps, basename(guide));
    mkdirSync(stamps, { recursive: true });
    closeSync(openSync(stamp, 'a'));
    this.addDependency(stamp);
  }
  return source;
};
