import type { Run } from '../../recipes/index';
import { driver, type Changes } from './driver';
import type { Login } from './driver-login';
import type { Proxied } from './driver-web';

/** One application after the other, at the same address. What they write into their logs goes into `log` and to the run. */
export function driverApplication(
  run: Run,
  log: string[],
  changes: Changes,
): { readonly listener: Proxied['listener']; readonly change: Login['change'] } {
  let current: Proxied | undefined;
  run.atEnd(() => current?.stop());
  return {
    listener: (request, response) => current?.listener(request, response),
    change: async (project, own = {}) => {
      await current?.stop();
      current = undefined;
      current = await driver({
        run,
        project,
        changes: { ...changes, ...own },
        print: (text) => {
          log.push(text);
          run.says(text);
        },
      });
    },
  };
}
