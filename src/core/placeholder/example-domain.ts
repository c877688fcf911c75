/** The example domain under which every host of a guide stands. */
export const EXAMPLE_DOMAIN = 'company';

/** Whether a placeholder name is that of a host under the example domain. */
export function isHostName(name: string): boolean {
  return name.endsWith(`.${EXAMPLE_DOMAIN}`);
}
