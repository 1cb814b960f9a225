import type { Report } from '../reports/html/report';
import type { Explanation } from '../specification/explanation';
import type { RequirementVerdict, Verdict } from '../verdict/schema';

/** Report on a verdict, for tests: every requirement has a Rule with one scenario. */
export function sampleReport(verdict: Verdict, more: Partial<Report> = {}): Report {
  return {
    verdict,
    explanations: verdict.requirements.map(sampleExplanation),
    evidence: [],
    rerun: (id, lane) => `npm run conformance -- --requirement ${id} --lane ${lane}`,
    ...more,
  };
}

function sampleExplanation({ id, level, title }: RequirementVerdict): Explanation {
  const source = 'https://example.org/';
  const why = 'A leak reveals a secret.';
  return {
    requirement: { id, level, title, capability: 'core', source, why },
    clauses: [],
    rules: [
      {
        requirement: id,
        sentence: title,
        description: 'Members only.',
        place: 'features/03-messages/01-one-room.feature:7',
        feature: 'Messages to one room',
        about: 'A room has members.',
        background: '',
        firstLine: 6,
        gherkin: `@${id}\nRule: ${title}\n\n  Scenario: One\n    Then only bob receives "x"`,
      },
    ],
    scenarios: [],
    mutants: [],
  };
}
