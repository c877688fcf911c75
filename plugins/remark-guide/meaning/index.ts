import type { MeaningContext, MeaningRule } from './context';
import { claimedEvidence } from './claimed-evidence';
import { conflictingValues } from './conflicting-values';
import { foreignHost } from './foreign-host';
import { insecureUrl } from './insecure-url';
import { placeholderSpelling } from './placeholder-spelling';
import { redirectUriMismatch } from './redirect-uri-mismatch';
import { scopeMismatch } from './scope-mismatch';
import { secretInIdPlace } from './secret-in-id-place';
import { readStatements } from './statements';
import { stepNumbers } from './step-numbers';
import { unclaimedValue } from './unclaimed-value';
import { unservedEndpoints } from './unserved-endpoint';
import { unusedPlaceholder } from './unused-placeholder';

const rules: readonly MeaningRule[] = [
  unservedEndpoints,
  redirectUriMismatch,
  scopeMismatch,
  unusedPlaceholder,
  placeholderSpelling,
  secretInIdPlace,
  conflictingValues,
  stepNumbers,
  insecureUrl,
  foreignHost,
  claimedEvidence,
  unclaimedValue,
];

/** Compares what a guide says in one part with what it says in the others, and with what its providers serve. */
export function checkMeaning(context: Omit<MeaningContext, 'statements'>): void {
  const statements = readStatements(context.tree, context.file, context.model.providers);
  for (const rule of rules) rule({ ...context, statements });
}
