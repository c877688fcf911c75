/**
 * Whether a version is at least another: `atLeast('2026.5.0-rc1', '2026.5')`. Only numbers count, piece by piece; a missing piece is 0 and
 * what follows `-` or `+` is ignored.
 *
 * @throws RangeError when a version does not begin with a number
 */
export function atLeast(version: string, minimum: string): boolean {
  const [have, want] = [piecesOf(version), piecesOf(minimum)];
  for (let index = 0; index < Math.max(have.length, want.length); index += 1) {
    const difference = (have[index] ?? 0) - (want[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

function piecesOf(version: string): number[] {
  const match = /^\d+(?:\.\d+)*/.exec(version);
  if (match === null) throw new RangeError(`Unexpected version ${version}, expected numbers such as 2026.5.0.`);
  return match[0].split('.').map(Number);
}
