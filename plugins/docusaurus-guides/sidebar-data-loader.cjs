'use strict';
/**
 * Docusaurus hands every page of a docs plugin one file with its sidebars and with the title and description of all pages.
 * Only its generated index pages read the latter, and this site has none; left in, a guide's page would load a list of all
 * guides. This leaves the sidebars.
 */
module.exports = function sidebarDataLoader(source) {
  const data = JSON.parse(source);
  return JSON.stringify(data.version ? { ...data, version: { ...data.version, docs: {} } } : data);
};
