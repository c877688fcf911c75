import type { EmbeddedUser } from '../../providers/embedded/embedded-provider';
import type { Users } from '../recipe';

/** The people of all runs. Names differ from user names, and both from the addresses, so that no claim passes for another. */
export function makeUsers(groups: readonly string[] = []): Users {
  const intended: EmbeddedUser = {
    username: 'ada-login',
    password: 'a password of the tests',
    firstName: 'Ada',
    lastName: 'Example',
    email: 'ada.mail@example.org',
    emailVerified: true,
    groups: ['staff', ...groups],
  };
  const other: EmbeddedUser = {
    username: 'ben-login',
    password: 'another password of the tests',
    firstName: 'Ben',
    lastName: 'Sample',
    email: 'ben.mail@example.org',
    emailVerified: true,
    groups: [],
  };
  return { intended, other };
}
