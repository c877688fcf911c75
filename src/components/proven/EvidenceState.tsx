import type { ReactNode } from 'react';
import type { EvidenceSummary } from '../../core/page-contract';
import { ageInWords, STALE_AFTER, useAge } from './use-age';

const CHANGED: Readonly<Record<EvidenceSummary['changes'][number], string>> = {
  values: 'values of this page',
  harness: 'the programs that run it',
  lockfile: 'versions of packages',
};

/** When it was run, and whether that still holds. */
export function EvidenceState({ evidence }: { readonly evidence: EvidenceSummary }): ReactNode {
  const days = useAge(evidence.run?.date);
  if (!evidence.run) return <span className="evidence-age">login not run</span>;
  const isOld = days !== undefined && days > STALE_AFTER;
  return (
    <>
      <span className="evidence-age">
        run <time dateTime={evidence.run.date}>{evidence.run.date}</time>
        {days !== undefined && ` (${ageInWords(days)})`}
      </span>
      {evidence.state === 'changed' && (
        <span className="evidence-changed">
          changed since the last run: {evidence.changes.map((change) => CHANGED[change]).join(', ')}
        </span>
      )}
      {isOld && <span className="evidence-changed">older than {STALE_AFTER} days</span>}
    </>
  );
}
