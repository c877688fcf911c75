/** One attribute of a directive or of a placeholder line, with its place in the source. */
export interface Attribute {
  readonly name: string;
  readonly value: string;
  /** Offset of its first character in the given text. */
  readonly start: number;
  readonly length: number;
}

const ATTRIBUTE =
  /#(?<id>[^\s#.}"'=]+)|\.(?<class>[^\s#.}"'=]+)|(?<name>[A-Za-z_:][\w:.-]*)(?:\s*=\s*(?:"(?<double>[^"]*)"|'(?<single>[^']*)'|(?<bare>[^\s"'=<>`}]+)))?/gu;

/**
 * Reads `{#id .class name=value name="value"}` with positions, which the directive parser does not keep; it also shows an
 * attribute that is given twice, of which the parser keeps the last.
 *
 * @param text the source, braces included
 * @returns every attribute in order, repetitions included; `#x` is `id`, `.x` is `class`
 */
export function readAttributes(text: string): Attribute[] {
  const attributes: Attribute[] = [];
  for (const match of text.matchAll(ATTRIBUTE)) {
    const groups = match.groups ?? {};
    const name = groups.id !== undefined ? 'id' : groups.class !== undefined ? 'class' : (groups.name ?? '');
    const value = groups.id ?? groups.class ?? groups.double ?? groups.single ?? groups.bare ?? '';
    attributes.push({ name, value, start: match.index, length: match[0].length });
  }
  return attributes;
}

/**
 * The `{…}` at the end of a directive's opening line, or of any text.
 *
 * @returns the offset of the opening brace, or -1
 */
export function attributesStart(text: string): number {
  const match = /\{[^{}]*\}\s*$/.exec(text);
  return match ? match.index : -1;
}
