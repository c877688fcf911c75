import type { Hole, Place } from './place';

/** A part of a snippet, and what a placeholder in it is. */
export interface Region extends Hole {
  /** As of a {@link Place}; `undefined` where no text may stand, nor touch it. */
  readonly context: string | undefined;
  /** Default: the region itself. */
  readonly content?: Hole;
  readonly scalar?: string;
}

/** The text with `x` for every character of a sample, so that a sample is never syntax. Offsets stay. */
export function masked(text: string, holes: readonly Hole[]): string {
  return holes.reduce(
    (result, { start, end }) => result.slice(0, start) + 'x'.repeat(end - start) + result.slice(end),
    text,
  );
}

/**
 * The places of the holes: what the smallest region around each says, of equal ones the last. What is in no region, such as a key, takes names and
 * numbers only, as code of a program does.
 */
export function placesIn(holes: readonly Hole[], regions: readonly Region[]): readonly Place[] {
  return holes.map((hole) => {
    const isBlocked = regions.some(
      ({ context, start, end }) => context === undefined && start < hole.end && hole.start < end,
    );
    const [region] = regions
      .filter(({ start, end }) => start <= hole.start && hole.end <= end)
      .reverse()
      .sort((a, b) => a.end - a.start - (b.end - b.start));
    if (isBlocked || region?.context === undefined) return { context: 'code', content: hole };
    const { context, scalar, start, end } = region;
    const content = region.content ?? { start, end };
    return scalar === undefined ? { context, content } : { context, content, scalar };
  });
}

/** Whether the part is one placeholder and nothing else. */
export function isHole(part: Hole, holes: readonly Hole[]): boolean {
  return holes.some((hole) => hole.start === part.start && hole.end === part.end);
}

/** Regions for what a pattern finds between two offsets, where no value may stand. */
export function blocked(text: string, { start, end }: Hole, pattern: RegExp): Region[] {
  return [...text.slice(start, end).matchAll(pattern)].map((match) => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
    context: undefined,
  }));
}

/** A backslash and the character that it takes its meaning from: a value's first character must not be that. */
export const ESCAPES = /\\[^]/g;
/** The same where a backslash may also begin the number of a character. */
export const NUMBERED_ESCAPES = /\\(?:x[^]{2}|u[^]{4}|U[^]{8}|[^])/g;

/** The lines between two offsets, without their ends. */
export function linesOf(text: string, { start, end }: Hole): Hole[] {
  return [...text.slice(start, end).matchAll(/[^\r\n]*(?:\r?\n|\r|$)/g)].map((match) => ({
    start: start + match.index,
    end: start + match.index + match[0].replace(/[\r\n]+$/, '').length,
  }));
}

/** The offset of the next line break, or of the end. */
export function lineEnd(source: string, at: number): number {
  const end = source.indexOf('\n', at);
  return end < 0 ? source.length : end;
}

/** The length of what a sticky pattern finds at an offset. */
export function matchAt(pattern: RegExp, source: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0].length ?? 0;
}
