import type { Site } from '../reports/site/site';
import { sampleReport } from './sample-report';
import { sampleRequirement, sampleVerdict } from './sample-verdict';

const tag = '@transport-specific';

const guide: Site['guide'] = {
  opening: 'A **Rule** is a requirement.',
  areas: new Map([['03-messages', 'one room']]),
  people: ['alice is a participant.'],
  tags: [[`\`${tag}\``, 'names transports']],
};

/** A site for tests: one feature with two requirements and one lesson claim, and a run of them. */
export function sampleSite(more: Partial<Site> = {}): Site {
  const requirements = [sampleRequirement(), sampleRequirement({ id: 'TM-06', status: 'failed' })];
  const verdict = sampleVerdict(requirements);
  const file = 'features/03-messages/01-one-room.feature';
  const tags = ['@TM-05', '@lesson-B2'];
  const scenario = { place: `${file}:9`, tags, requirements: ['TM-05'], hasOutcome: true };
  const scenarios = [{ ...scenario, name: 'Only bob receives the message' }];
  const feature = { title: 'Sending to a room', file, tags: [tag], about: 'Rooms keep secrets.' };
  const background = 'Background:\n  Given all are `here`';
  const unruled = ['Scenario: Beside\n  Then only nobody receives "x"'];
  const holds = { verdict: 'holds', truth: 'Members *only*, see `join`.' } as const;
  return {
    suite: { ...verdict.suite, featuresDigest: verdict.suite.featuresDigest },
    guide,
    features: [{ ...feature, background, unruled }],
    scenarios,
    explanations: sampleReport(verdict).explanations.map((one) => ({
      ...one,
      scenarios: scenarios.filter(({ requirements: [id] }) => id === one.requirement.id),
    })),
    lesson: {
      parts: [{ part: 'Rooms', claims: [{ id: 'B2', claim: 'Members receive.', ...holds }] }],
    },
    verdict,
    ...more,
  };
}
