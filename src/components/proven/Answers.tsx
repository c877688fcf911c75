import Heading from '@theme/Heading';
import type { ReactNode } from 'react';
import type { Answer, AnsweredQuestion } from '../../core/page-contract';
import { codeSpans } from '../../core/text';
import { useProviderName } from '../values/use-providers';
import styles from './proven.module.css';

/** What came out when the questions of recipes were run: what other pages contradict each other about, and what applications check. */
export function Answers({ answers }: { readonly answers: readonly AnsweredQuestion[] }): ReactNode {
  const disputes = answers.filter(({ about }) => about === 'dispute');
  const checks = answers.filter(({ about }) => about === 'check');
  return (
    <>
      {disputes.length > 0 && (
        <>
          <Heading as="h2" id="disputes">
            What other pages disagree about
          </Heading>
          <p>
            Published pages say different things about these. Each row is a run of the application’s own client code,
            with the values of its guide except for what was tried.
          </p>
          {disputes.map((question) => (
            <AnswerSection key={question.id} question={question} />
          ))}
        </>
      )}
      {checks.length > 0 && (
        <>
          <Heading as="h2" id="checks">
            What applications check
          </Heading>
          <p>
            A mistake or an attack that an application does not notice ends in “signed in”. Rows of a protocol model are
            from our model, not observed: they say what is known of the application, and nothing new.
          </p>
          {checks.map((question) => (
            <AnswerSection key={question.id} question={question} />
          ))}
        </>
      )}
    </>
  );
}

function AnswerSection({ question }: { readonly question: AnsweredQuestion }): ReactNode {
  const { id, asks, about, rows } = question;
  const sides = new Set(rows.map(applicationOf));
  return (
    <>
      <Heading as="h3" id={id}>
        {asks}
      </Heading>
      {/* What pages contradict each other about, people come here for; the rest would make a long page of a short one. */}
      <details open={about === 'dispute'}>
        <summary>
          {rows.length} answers, of {sides.size} applications or ways to set them up
        </summary>
        <AnswerTable question={question} />
      </details>
    </>
  );
}

function AnswerTable({ question: { asks, rows } }: { readonly question: AnsweredQuestion }): ReactNode {
  const nameOf = useProviderName();
  const groups = new Map<string, Answer[]>();
  for (const answer of rows) groups.set(applicationOf(answer), [...(groups.get(applicationOf(answer)) ?? []), answer]);
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={asks}>
      <table className={styles.answers}>
        <thead>
          <tr>
            <th scope="col">Application</th>
            <th scope="col">Provider</th>
            <th scope="col">Tried</th>
            <th scope="col">What came out</th>
          </tr>
        </thead>
        {[...groups].map(([application, answers]) => (
          <tbody key={application}>
            {answers.map((answer, index) => (
              <tr key={[answer.tried, answer.outcome].join()}>
                {index === 0 && (
                  <th scope="rowgroup" rowSpan={answers.length}>
                    {application}
                  </th>
                )}
                <td>{answer.providers.map(nameOf).join(', ')}</td>
                <td>
                  <Phrasing text={answer.tried} />
                </td>
                <td>
                  <Phrasing text={answer.outcome} />
                  {answer.side === 'protocol model' && ' (from our model, not observed)'}
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function applicationOf({ application, variant }: Answer): string {
  return variant === '' ? application : `${application} (${variant})`;
}

function Phrasing({ text }: { readonly text: string }): ReactNode {
  return codeSpans(text).map(({ isCode, text: part }, index) => (isCode ? <code key={index}>{part}</code> : part));
}
