import type { Report } from '../reports/html/report';
import type { Verdict } from '../verdict/schema';

/** A report on a verdict, for tests: every requirement has a Rule of one scenario. */
export function sampleReport(verdict: Verdict, more: Partial<Report> = {}): Report {
  return {
    verdict,
    explanations: verdict.requirements.map(({ id, level, title }) => ({
      requirement: { id, level, title, capability: 'core', source: 'https://example.org/' },
      rules: [
        {
          requirement: id,
          sentence: title,
          place: 'features/03-telling/01-one-room.feature:7',
          feature: 'Telling a room',
          about: 'Rooms keep secrets.',
          background: '',
          firstLine: 6,
          gherkin: `@${id}\nRule: ${title}\n\n  Scenario: One\n    Then only bob isReceived "x"`,
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
