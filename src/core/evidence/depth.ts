/** How deep the evidence for a value goes, deepest first. */
export const depths = ['decisive', 'carried', 'schema only', 'untouched', 'excluded'] as const;
export type Depth = (typeof depths)[number];
