import * as z from 'zod';
import { categories, protocols, supportLevels } from './labels';

const oneOf = <T extends string>(values: Record<T, string>): z.ZodEnum<{ [K in T]: K }> =>
  z.enum(Object.keys(values) as T[]);

/** The front matter of a guide. One schema gives the type, the reference page and the text of errors. */
export const frontMatterSchema = z.strictObject({
  title: z.string().min(1).describe('The application’s name, as the page’s heading.'),
  sidebar_label: z.string().min(1).optional().describe('The name in the sidebar, when the title is too long for it.'),
  description: z.string().min(1).optional().describe('One sentence for search engines and lists.'),
  category: oneOf(categories).default('other').describe('Where the guide is listed.'),
  support_level: oneOf(supportLevels).default('community').describe('Who maintains the guide.'),
  protocol: oneOf(protocols).default('oidc').describe('How the application signs people in.'),
  providers: z
    .array(z.string().min(1))
    .min(1)
    .optional()
    .describe(
      'The identity providers that the guide covers, the one shown first in front; all whose host the guide uses when left out.',
    ),
  app: z
    .strictObject({
      homepage: z
        .url({ protocol: /^https?$/ })
        .optional()
        .describe('The application’s own site.'),
      version: z.string().min(1).optional().describe('The version that the guide was written for, in quotes.'),
    })
    .optional()
    .describe('The application.'),
  literal: z
    .array(z.string().min(1))
    .default([])
    .describe('Texts that look like placeholders and are not, such as `user.company` or `<container>`.'),
});

export type FrontMatter = z.output<typeof frontMatterSchema>;
