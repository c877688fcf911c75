import Link from '@docusaurus/Link';
import useBaseUrl from '@docusaurus/useBaseUrl';
import type { ReactNode } from 'react';
import type { EvidenceSummary, GuideData } from '../../core/page-contract';
import { providersToken } from '../../core/placeholder/template';
import { useSiteData } from '../values/use-providers';
import { EvidenceState } from './EvidenceState';

/** What was run of the guide, for the reader's provider: one line, and on demand all of it. Everything in it is computed. */
export function GuideEvidence({ guide }: { readonly guide: GuideData }): ReactNode {
  const { providers } = useSiteData();
  const all = providers.map(({ id }) => id);
  return Object.entries(guide.evidence ?? {}).map(([id, evidence]) => (
    <details
      key={id}
      className={`evidence evidence--${evidence.state}`}
      data-providers={providersToken([id], guide.providers, all)}
      data-pagefind-ignore=""
    >
      <summary>
        <strong>{evidence.words}</strong>
        <EvidenceState evidence={evidence} />
        {evidence.run && <span>{evidence.run.decisive}</span>}
      </summary>
      <EvidenceDetails evidence={evidence} />
    </details>
  ));
}

function EvidenceDetails({ evidence: { run, capped } }: { readonly evidence: EvidenceSummary }): ReactNode {
  const proven = useBaseUrl('/proven/');
  const record = useBaseUrl(`/${run?.record ?? ''}`);
  return (
    <>
      {capped.length > 0 && <p>Not more than that, because: {capped.join(' ')}</p>}
      {run && (
        <>
          {run.sides.map((side) => (
            <div key={side.variant}>
              <p>
                {side.variant !== '' && <strong>{side.variant}: </strong>}
                {side.application} with {side.provider}, driven by {side.browser}. {side.description}
              </p>
              <ul>
                {side.outcomes.map((outcome) => (
                  <li key={outcome}>{outcome}</li>
                ))}
              </ul>
            </div>
          ))}
          <dl>
            <dt>Values of the page</dt>
            <dd>
              {run.coverage}. {run.mutants}.
            </dd>
            <dt>Labels and keys</dt>
            <dd>{run.keys}</dd>
            {run.sides[0] && run.sides[0].packages.length > 0 && (
              <>
                <dt>Packages</dt>
                <dd>{[...new Set(run.sides.flatMap(({ packages }) => packages))].join(', ')}</dd>
              </>
            )}
            <dt>Put in the place of something of the page</dt>
            <dd>{[...new Set(run.sides.flatMap(({ substitutions }) => substitutions))].join('; ')}</dd>
            {run.symptoms.length > 0 && (
              <>
                <dt>Error texts that the application’s own code gave, word for word</dt>
                <dd>{run.symptoms.join(' · ')}</dd>
              </>
            )}
            <dt>To repeat it</dt>
            <dd>
              <code>{run.command}</code>
            </dd>
          </dl>
          {run.open.length > 0 && (
            <details>
              <summary>{run.open.length} values that are not decisive</summary>
              <ul>
                {run.open.map(({ id, depth, why }) => (
                  <li key={id}>
                    {id}: {depth}
                    {why !== undefined && `, because ${why}`}
                  </li>
                ))}
              </ul>
            </details>
          )}
        </>
      )}
      <p>
        <Link to={proven}>What these words mean</Link>
        {run && (
          <>
            {' · '}
            <a href={record}>The record</a>
          </>
        )}
      </p>
    </>
  );
}
