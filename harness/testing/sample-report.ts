import type { Report } from '../reports/html/report';
import type { Verdict } from '../verdict/schema';

/** Report on a verdict, for tests: every requirement has a Rule with one scenario. */
export function sampleReport(verdict: Verdict, more: Partial<Report> = {}): Report {
  return {
    verdict,
    explanations: verdict.requirements.map(({ id, level, title }) => ({
      requirement: { id, level, title, capability: 'core', source: 'https://example.org/' },
      rules: [
        {
          requirement: id,
          sentence: title,
          place: 'features/03-messages/01-one-room.feature:7',
          feature: 'Sending to a room',
          about: 'Rooms keep secrets.',
          background: '',
          firstLine: 6,
          gherkin: `@${id}\nRule: ${title}\n\n  Scenario: One\n    Then only bob receives "x"`,
        },
      ],
      scenarios: [],
      why: ['Rooms keep secrets.'],
      faults: [],
    })),
    evidence: [],
    rerun: (id, lane) => `npm run conformance -- --requirement ${id} --lane ${lane}`,
    ...more,
  };
}
