import type { Template } from '../../src/core/placeholder/template';
import type { ResolvedSegment } from '../remark-guide/resolver';

export interface FilledText {
  readonly text: string;
  /** The offset in the source text of an offset in the filled text; within a filled value, the start of its placeholder. */
  readonly sourceOffset: (offset: number) => number;
  /** As {@link FilledText.sourceOffset} for the end of a piece: within a filled value, the end of its placeholder. */
  readonly sourceEnd: (offset: number) => number;
}

/** Fills the placeholders of a text and keeps the way back to its source. */
export function fillSegments(segments: readonly ResolvedSegment[], fill: (template: Template) => string): FilledText {
  const pieces: { start: number; sourceStart: number; sourceEnd: number; literal: boolean }[] = [];
  let text = '';
  let source = 0;
  for (const { raw, template } of segments) {
    const filled = fill(template);
    pieces.push({ start: text.length, sourceStart: source, sourceEnd: source + raw.length, literal: filled === raw });
    text += filled;
    source += raw.length;
  }
  const sourceOffset = (offset: number): number => {
    const piece = pieces.findLast((one) => one.start <= offset);
    if (!piece) return 0;
    return piece.literal ? piece.sourceStart + (offset - piece.start) : piece.sourceStart;
  };
  const sourceEnd = (offset: number): number => {
    const piece = pieces.findLast((one) => one.start < offset);
    if (!piece) return 0;
    return piece.literal ? piece.sourceStart + (offset - piece.start) : piece.sourceEnd;
  };
  return { text, sourceOffset, sourceEnd };
}
