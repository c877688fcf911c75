/** What a page says about itself, computed; the words are the design's and nothing shorter is printed. */
export const levelWords = {
  E0: 'Not run',
  E1: 'Syntax checked, no login',
  E2: 'Configuration checked, no login',
  E3: 'Simulated login',
} as const;
export type Level = keyof typeof levelWords;
