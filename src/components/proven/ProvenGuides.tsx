import Link from '@docusaurus/Link';
import Layout from '@theme/Layout';
import type { ReactNode } from 'react';
import type { AnsweredQuestion, EvidenceSummary, ProvenGuide, ProviderModel } from '../../core/page-contract';
import { useProviders } from '../values/use-providers';
import { Answers } from './Answers';
import { EvidenceState } from './EvidenceState';
import { Levels } from './Levels';
import styles from './proven.module.css';

export interface ProvenGuidesProps {
  readonly guides: readonly ProvenGuide[];
  readonly answers: readonly AnsweredQuestion[];
  readonly models: readonly ProviderModel[];
}

/** All guides with all providers, and what was run of each. Nothing on it is typed by a person. */
export function ProvenGuides({ guides, answers, models }: ProvenGuidesProps): ReactNode {
  const providers = useProviders();
  return (
    <Layout title="What is proven" description="What was run of each guide, against what, and when.">
      <main className={styles.page}>
        <h1>What is proven</h1>
        <p>
          Every guide of this site can be executed: its values, and only those, set up an identity provider and an
          application, and a person logs in. This table is computed from the records of those runs.
        </p>
        <div className={styles.scroll} tabIndex={0} role="region" aria-label="Guides and identity providers">
          <table>
            <thead>
              <tr>
                <th scope="col">Guide</th>
                {providers.map(({ id, name }) => (
                  <th key={id} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {guides.map(({ title, permalink, evidence }) => (
                <tr key={permalink}>
                  <th scope="row">
                    <Link to={permalink}>{title}</Link>
                  </th>
                  {providers.map(({ id }) => (
                    <td key={id}>
                      <Cell evidence={evidence[id]} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <Answers answers={answers} />
        <Levels models={models} />
      </main>
    </Layout>
  );
}

function Cell({ evidence }: { readonly evidence: EvidenceSummary | undefined }): ReactNode {
  if (!evidence) return <span className={styles.none}>not covered</span>;
  return (
    <div className={styles.cell}>
      <strong>{evidence.words}</strong>
      <EvidenceState evidence={evidence} />
      {evidence.run && (
        <>
          <span>{evidence.run.coverage}</span>
          <span>{[...new Set(evidence.run.sides.map(({ application }) => application))].join('; ')}</span>
          <span>{[...new Set(evidence.run.sides.map(({ provider }) => provider))].join('; ')}</span>
        </>
      )}
    </div>
  );
}
