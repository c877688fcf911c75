import { type QuestionId, questionIds, questions } from '../../src/core/evidence/questions';
import type { EvidenceRecord } from '../../src/core/evidence/record';
import type { Answer, AnsweredQuestion } from '../../src/core/page-contract';

/** The answers of records to all questions that they answer, in the order of the questions. */
export function answeredQuestions(records: readonly EvidenceRecord[]): AnsweredQuestion[] {
  return questionIds.flatMap((id) => {
    const answers = answersTo(id, records);
    // What a model of ours says settles nothing that pages contradict each other about.
    const rows = questions[id].about === 'dispute' ? answers.filter(({ side }) => side === 'client code') : answers;
    return rows.length > 0 ? [{ id, ...questions[id], rows }] : [];
  });
}

/** What came out with each case of a question; what came out alike with several providers is one answer. */
export function answersTo(id: QuestionId, records: readonly EvidenceRecord[]): Answer[] {
  const answers = new Map<string, Answer>();
  for (const { guide, provider, runs, answers: answered } of records) {
    const sides = new Map(runs.map(({ variant, application }) => [variant, application]));
    for (const { variant, tried, outcome } of answered.find(({ question }) => question === id)?.cases ?? []) {
      const application = sides.get(variant) ?? runs[0]?.application;
      if (!application) continue;
      const key = [guide, variant, tried, outcome].join('\n');
      const { providers = [] } = answers.get(key) ?? {};
      answers.set(key, {
        application: `${application.name} ${application.version}`,
        side: application.side,
        variant,
        providers: [...providers, provider],
        tried,
        outcome,
      });
    }
  }
  return bySides([...answers.values()]);
}

/** Those of one application together, otherwise in order. */
function bySides(answers: readonly Answer[]): Answer[] {
  const groups = new Map<string, Answer[]>();
  for (const answer of answers) {
    const side = `${answer.application}\n${answer.variant}`;
    groups.set(side, [...(groups.get(side) ?? []), answer]);
  }
  return [...groups.values()].flat();
}
