import { lessonMarkdown } from '../reports/site/lesson-markdown';
import { documentPages } from '../reports/site/links';
import type { Site } from '../reports/site/site';
import type { Lesson } from '../specification/lesson';
import type { Feature, Scenario } from '../specification/specification';
import { sampleReport } from './sample-report';
import { sampleRequirement, sampleVerdict } from './sample-verdict';

const file = 'features/03-messages/01-one-room.feature';

const feature: Feature = {
  title: 'Messages to one room',
  file,
  tags: ['@transport-specific'],
  about: 'A room has members.',
  background: 'Background:\n  Given all are `here`',
  unruled: ['Scenario: Outside\n  Then nobody receives it'],
};

const scenario: Scenario = {
  name: 'Only bob receives it',
  place: `${file}:9`,
  tags: ['@TM-05'],
  requirements: ['TM-05'],
  hasOutcome: true,
};

const lesson: Lesson = {
  rules: [],
  sections: [
    {
      section: 'Rooms',
      statements: [
        {
          number: '7',
          says: 'Rooms have members.',
          mark: 'corrected',
          truth: 'Members *only*, see `join`.',
          scenarios: ['Only bob receives it'],
          depth: ['TM-05'],
        },
      ],
    },
  ],
};

/** Site for tests: one feature with two requirements and one lesson claim, and a run of them. */
export function sampleSite(more: Partial<Site> = {}): Site {
  const requirements = [sampleRequirement(), sampleRequirement({ id: 'TM-06', status: 'failed' })];
  const verdict = sampleVerdict(requirements);
  const scenarios = [scenario];
  return {
    suite: { ...verdict.suite, isOpen: false },
    guide: {
      opening: 'A **Rule** is a requirement.',
      areas: new Map([['03-messages', 'one room']]),
      tags: [{ tags: '`@transport-specific`', meaning: 'names transports' }],
    },
    features: [feature],
    scenarios,
    explanations: sampleReport(verdict).explanations.map((one) => ({
      ...one,
      scenarios: scenarios.filter(({ requirements: [id] }) => id === one.requirement.id),
    })),
    sets: [],
    lesson,
    clauses: new Map([['7.2', { number: '7.2', text: 'Names are compared.' }]]),
    tables: [],
    documents: documentsOf({ lesson, scenarios }),
    verdict,
    sequences: new Map(),
    lessonTarget: undefined,
    code: new Map(),
    ...more,
  };
}

function documentsOf(site: Pick<Site, 'lesson' | 'scenarios'>): Site['documents'] {
  return new Map([
    ...documentPages.map(({ path }) => [path, '# Document\n\nIts text.\n'] as const),
    ['docs/contract.md', '# Contract\n\n<a id="c7-2"></a>**7.2** Names are compared.\n'],
    ['docs/lesson.md', lessonMarkdown({ ...site, mutants: [] })],
  ]);
}
