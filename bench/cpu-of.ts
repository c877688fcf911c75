import { spawnSync } from 'node:child_process';

/**
 * Seconds of CPU, user and system, that a Node program takes, with the programs that it starts.
 *
 * @throws Error with what it printed, when it fails
 */
export function cpuOf(args: readonly string[], cwd: string): number {
  // The shell knows the time of what it has waited for, and of what that has waited for in turn.
  const script = 'log=$(mktemp); "$0" "$@" >"$log" 2>&1 || { tail -n 40 "$log"; rm "$log"; exit 1; }; rm "$log"; times';
  const { status, stdout } = spawnSync('sh', ['-c', script, process.execPath, ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NO_UPDATE_NOTIFIER: '1' },
  });
  if (status !== 0) throw new Error(stdout);
  const children = stdout.trim().split('\n').at(-1) ?? '';
  const parts = [...children.matchAll(/(\d+)m([\d.]+)s/g)];
  return parts.reduce((sum, [, minutes, seconds]) => sum + 60 * Number(minutes) + Number(seconds), 0);
}
