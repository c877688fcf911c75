import { backslashing, rewriting } from './rewrite';

/** A value in an LDAP distinguished name. RFC 4514, section 2.4. */
export const ldapDn = backslashing('an LDAP name', /[\\"+,;<=>]|^[ #]| $/g);

/** A value in an LDAP filter. RFC 4515, section 3. */
export const ldapFilter = rewriting(
  'an LDAP filter',
  undefined,
  [/\\/g, '\\5c'],
  [/\*/g, '\\2a'],
  [/\(/g, '\\28'],
  [/\)/g, '\\29'],
);
