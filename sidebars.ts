import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SidebarsConfig } from '@docusaurus/plugin-content-docs';
import { listGuides } from './plugins/guide-files';
import { categorySidebars } from './plugins/sidebars';

/** One small sidebar a category, computed from the guides' front matter: a new folder in `docs/` is enough. */
const sidebars: SidebarsConfig = categorySidebars(listGuides(dirname(fileURLToPath(import.meta.url))));

export default sidebars;
