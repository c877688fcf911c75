const same = (text: string): string => text.replace(/[^\n]/g, ' ');

const asComment = (text: string, indent = ''): string => indent + '#'.repeat(text.length - indent.length);

/**
 * What is no YAML in files that a program makes YAML of, with something as long in its place: Helm's and Jinja's `{{ x }}`, also
 * alone in its line, `{% if %}`, MkDocs' `{!file!}`, Docusaurus' `// highlight-next-line`, and `...` for what is left out.
 */
export function blankTemplating(text: string): string {
  return text
    .replace(/^[ \t]*(?:\/\/ highlight-(?:next-line|start|end)|<!--.*-->)[ \t]*$/gm, same)
    .replace(
      /^([ \t]+)(?:\.{3,}|…|\[\.{3}\]|- *\.{3})(?=[ \t]*(?:#|$))|^(?:\.{4,}|…|\[\.{3}\])(?=[ \t]*$)|^\{![^\n]*!\}$/gm,
      asComment,
    )
    .replace(/\{[%#][^\n]*?[%#]\}/g, same)
    .replace(/^[ \t]*\{\{-?(?!.*\}\}[^\s{]).*\}\}[ \t]*$/gm, same)
    .replace(/\{\{[^{}\n]*\}\}/g, (match) => match.replace(/\W/g, '_'));
}
