// What editors read that speak with remark's language server: the messages of `npm run check`, while one writes.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createJiti } from 'jiti';
import remarkDirective from 'remark-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';

const root = dirname(fileURLToPath(import.meta.url));
const { default: remarkCheck } = await createJiti(import.meta.url).import('./plugins/remark-check/index.ts');

export default { plugins: [remarkFrontmatter, remarkDirective, remarkGfm, [remarkCheck, { root }]] };
