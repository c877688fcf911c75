/** Whether a guide may have TypeScript in it, before it is read. By itself, so that nothing is loaded to find out. */
export function hasTypeScript(markdown: string): boolean {
  return /^[ \t>*+-]*(?:\d+[.)][ \t]*)?[ \t>]*(?:`{3,}|~{3,})[ \t]*tsx?\b/m.test(markdown);
}
