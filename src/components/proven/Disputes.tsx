import type { ReactNode } from 'react';
import type { Dispute } from '../../core/page-contract';
import { useProviderName } from '../values/use-providers';
import styles from './proven.module.css';

/** Tables of what other pages contradict each other about: what came out when the applications' own code ran both forms. */
export function Disputes({ disputes }: { readonly disputes: readonly Dispute[] }): ReactNode {
  const nameOf = useProviderName();
  if (disputes.length === 0) return null;
  return (
    <>
      <h2 id="disputes">What other pages disagree about</h2>
      <p>
        Published pages say different things about these. Each row is a run of the application’s own client code with
        the other form in the place of the one that the guide gives.
      </p>
      {disputes.map(({ question, rows }) => (
        <div key={question}>
          <h3>{question}</h3>
          <div className={styles.scroll} tabIndex={0} role="region" aria-label={question}>
            <table className={styles.answers}>
              <thead>
                <tr>
                  <th scope="col">Application</th>
                  <th scope="col">Provider</th>
                  <th scope="col">The guide’s form</th>
                  <th scope="col">The other form</th>
                  <th scope="col">With the other form, the login</th>
                </tr>
              </thead>
              <tbody>
                {rows.map(({ application, provider, variant, right, tried, outcome, says }) => (
                  <tr key={[application, provider, variant, right, tried].join()}>
                    <th scope="row">
                      {application}
                      {variant !== '' && ` (${variant})`}
                    </th>
                    <td>{nameOf(provider)}</td>
                    <td>
                      <code>{right}</code>
                    </td>
                    <td>
                      <code>{tried}</code>
                    </td>
                    <td>
                      {outcome}
                      {says !== undefined && (
                        <>
                          : <code>{says}</code>
                        </>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </div>
      ))}
    </>
  );
}
