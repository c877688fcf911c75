/** The offset of a line and column, both counted from one, columns in UTF-16 units. What lies behind a line or the text is its end. */
export function offsetAt(text: string, line: number, column: number): number {
  let start = 0;
  for (let passed = 1; passed < line; passed += 1) {
    const next = text.indexOf('\n', start);
    if (next < 0) return text.length;
    start = next + 1;
  }
  return Math.min(start + column - 1, text.length);
}

/** The offset in UTF-16 units of an offset in bytes of UTF-8. */
export function offsetOfByte(text: string, byte: number): number {
  let bytes = 0;
  let offset = 0;
  for (const character of text) {
    if (bytes >= byte) break;
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    offset += character.length;
  }
  return offset;
}
