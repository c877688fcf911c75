/** What commands of the guide do, on this side of the shell and of Docker. */

/** Of the shell's expansions the one that takes the host out of an address. */
export const expandCommand = (command: string): string =>
  command.replace(
    /"\$\(echo '([^']*)' \| cut -d\/ -f3 \| cut -d: -f1\)"/g,
    (_, url: string) => url.split('/')[2]?.split(':')[0] ?? '',
  );

/**
 * What `docker compose logs SERVICE | grep -iE 'PATTERN'` leaves of a log.
 *
 * @throws Error when the command is another one
 */
export function filterLog(command: string, lines: readonly string[]): readonly string[] {
  const [, pattern] = /^docker compose logs \w+ \| grep -iE '([^']+)'$/.exec(command.trim()) ?? [];
  if (pattern === undefined)
    throw new Error(`Unexpected command ${command}, expected docker compose logs … | grep -iE '…'.`);
  return lines.filter((line) => new RegExp(pattern, 'i').test(line));
}

/**
 * The service that `docker compose restart SERVICE` starts anew.
 *
 * @throws Error when the command is another one
 */
export function restarted(command: string): string {
  const [, service] = /^docker compose restart ([\w-]+)$/.exec(command.trim()) ?? [];
  if (service === undefined) throw new Error(`Unexpected command ${command}, expected docker compose restart ….`);
  return service;
}

/**
 * The row that a statement given to `psql` takes out of the table app_configs.
 *
 * @throws Error when the command is another one
 */
export function deletedRow(command: string): string {
  const [, id] =
    /^echo "DELETE FROM app_configs WHERE id = '([^']*)'" \| docker compose exec -T postgres sh -c 'psql -U "\$POSTGRES_USER" -d "\$POSTGRES_DB"'$/.exec(
      command.trim(),
    ) ?? [];
  if (id === undefined) throw new Error(`Unexpected command ${command}, expected a DELETE FROM app_configs for psql.`);
  return id;
}
