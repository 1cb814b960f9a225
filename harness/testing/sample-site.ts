import { lessonClaimsMarkdown } from '../reports/lesson-claims-markdown';
import { documentPages } from '../reports/site/links';
import type { Site } from '../reports/site/site';
import { sampleReport } from './sample-report';
import { sampleRequirement, sampleVerdict } from './sample-verdict';

/** Site for tests: one feature with two requirements and one lesson claim, and a run of them. */
export function sampleSite(more: Partial<Site> = {}): Site {
  const requirements = [sampleRequirement(), sampleRequirement({ id: 'TM-06', status: 'failed' })];
  const verdict = sampleVerdict(requirements);
  const file = 'features/03-messages/01-one-room.feature';
  const tags = ['@TM-05', '@lesson-B2'];
  const scenario = { place: `${file}:9`, tags, requirements: ['TM-05'], hasOutcome: true };
  const scenarios = [{ ...scenario, name: 'Only bob receives it' }];
  const feature = {
    title: 'Messages to one room',
    file,
    tags: ['@transport-specific'],
    about: 'A room has members.',
  };
  const background = 'Background:\n  Given all are `here`';
  const unruled = ['Scenario: Outside\n  Then nobody receives it'];
  const holds = { verdict: 'holds', truth: 'Members *only*, see `join`.' } as const;
  const claims = [{ id: 'B2', claim: 'Rooms have members.', ...holds }];
  const lesson = { parts: [{ part: 'Rooms', claims }] };
  return {
    suite: { ...verdict.suite, featuresDigest: verdict.suite.featuresDigest },
    guide: {
      opening: 'A **Rule** is a requirement.',
      areas: new Map([['03-messages', 'one room']]),
      tags: [{ tags: '`@transport-specific`', meaning: 'names transports' }],
    },
    features: [{ ...feature, background, unruled }],
    scenarios,
    explanations: sampleReport(verdict).explanations.map((one) => ({
      ...one,
      scenarios: scenarios.filter(({ requirements: [id] }) => id === one.requirement.id),
    })),
    lesson,
    clauses: new Map([['7.2', { number: '7.2', text: 'Names are compared.' }]]),
    tables: [],
    documents: new Map([
      ...documentPages.map(({ path }) => [path, '# Document\n\nIts text.\n'] as const),
      ['docs/contract.md', '# Contract\n\n<a id="c7-2"></a>**7.2** Names are compared.\n'],
      ['docs/claims.md', lessonClaimsMarkdown({ lesson, scenarios, verdict, ...more })],
    ]),
    verdict,
    ...more,
  };
}
