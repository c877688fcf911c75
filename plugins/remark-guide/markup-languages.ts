import { htmlTagNames } from 'html-tag-names';

/** Languages in which words in angle brackets are part of the syntax: elements, type parameters, sections, includes. */
const languages = new Set(
  'html htm xml svg xhtml vue svelte astro markdown md mdx jsx tsx ts typescript js javascript java kotlin scala csharp cs c cpp h hpp go rust rs swift dart php phtml apache apacheconf erb ejs twig jinja handlebars liquid razor plist'.split(
    ' ',
  ),
);
const elements = new Set(htmlTagNames);

/** Whether angle brackets belong to a language, or, with `element`, whether a name is that of an HTML element. */
export function isMarkupLanguage(name: string, what: 'language' | 'element' = 'language'): boolean {
  return (what === 'language' ? languages : elements).has(name.toLowerCase());
}
