import {
  coverageOf,
  decisiveness,
  describeCoverage,
  describeDecisiveness,
  describeKeys,
} from '../../src/core/evidence/coverage';
import type { Evidence } from '../../src/core/evidence/level';
import type { EvidenceRecord } from '../../src/core/evidence/record';
import type { EvidenceSummary } from '../../src/core/page-contract';
import { recordFile } from './records';

/** What the page shows of the evidence for it. */
export function summarise({ words, state, capped, changes, record }: Evidence): EvidenceSummary {
  return { words, state, capped, changes, ...(record ? { run: runOf(record) } : {}) };
}

function runOf(record: EvidenceRecord): NonNullable<EvidenceSummary['run']> {
  const found = decisiveness(record);
  const { decisive, withOperator } = found;
  return {
    date: record.date.slice(0, 10),
    coverage: describeCoverage(coverageOf(record.values.map(({ depth }) => depth))),
    keys: describeKeys(record.keys),
    decisive: `${decisive} of ${withOperator} values with an operator are decisive`,
    mutants: describeDecisiveness(found),
    symptoms: record.catalogue.filter(({ seen }) => seen === 'observed').map(({ symptom }) => symptom),
    command: record.command,
    record: recordFile(record.guide, record.provider),
    sides: record.runs.map(({ variant, application, provider, browser, outcomes, substitutions }) => ({
      variant,
      application:
        application.side === 'client code'
          ? `client code of ${application.name} ${application.version}`
          : `our protocol model of ${application.name} ${application.version}`,
      description: application.description,
      provider: `our model of ${provider.name} ${provider.version}`,
      packages: Object.entries(application.packages).map(([name, version]) => `${name} ${version}`),
      browser,
      outcomes: Object.values(outcomes),
      substitutions,
    })),
    open: record.values
      .filter(({ depth }) => depth !== 'decisive')
      .map(({ id, depth, reason, mutants = [] }) => {
        const why = reason ?? mutants.find(({ because }) => because !== undefined)?.because;
        return { id, depth, ...(why === undefined ? {} : { why }) };
      }),
  };
}
