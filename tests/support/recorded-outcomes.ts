import { join } from 'node:path';
import { findRecord } from '../../plugins/evidence/records';
import { providerIds } from './answer-rows';

const root = join(import.meta.dirname, '../..');

/** What came out of the questions of a guide when it last passed, with all providers. A run that differs from it fails. */
export const recordedOutcomes = (guide: string): string[] =>
  providerIds.flatMap((provider) =>
    (findRecord(root, guide, provider).record?.answers ?? []).flatMap(({ cases }) =>
      cases.map(({ outcome }) => outcome),
    ),
  );
