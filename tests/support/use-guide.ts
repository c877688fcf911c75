import { afterAll, beforeAll, vi } from 'vitest';
import { openGuide, type OpenGuide } from './open-guide';

/** A guide that is open while the tests of a file run. For the top of the file. */
export function useGuide(name: string): Omit<OpenGuide, 'close'> {
  let guide: OpenGuide | undefined;
  const opened = (): OpenGuide => {
    if (!guide) throw new Error('Expected a test: the guide is not open yet.');
    return guide;
  };
  beforeAll(async () => {
    guide = await openGuide(name);
  }, 60_000);
  afterAll(() => guide?.close());
  vi.setConfig({ testTimeout: 60_000 });
  return {
    run: (...of) => opened().run(...of),
    answers: (...of) => opened().answers(...of),
  };
}
