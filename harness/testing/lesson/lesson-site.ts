import type { Sequence } from '../../contract/sequence';
import type { Site } from '../../reports/site/site';
import type { Explanation } from '../../specification/explanation';
import type { RequirementVerdict } from '../../verdict/schema';
import { sampleSite } from '../sample-site';
import { sampleRequirement, sampleScenario, sampleVerdict } from '../sample-verdict';
import {
  drawnTitle,
  lessonFeature,
  lessonRule,
  lessonScenarios,
  sampleLesson,
  sampleRule,
} from './sample-lesson';

const [place = ''] = sampleLesson.rules.flatMap(({ code }) => code);

const code = {
  file: 'reference-server/rooms.ts',
  symbol: 'Rooms.join',
  line: 8,
  text: '/** Joins. */\njoin(): void {\n  this.access.check();\n}',
};

const sequence: Sequence = {
  earlier: 0,
  entries: [
    { at: 1, way: 'sent', who: 'alice@1', instance: 1, text: '/chat roomBroadcast' },
    { at: 2, way: 'received', who: 'bob@1', instance: 1, text: '/chat roomMessage' },
  ],
};

/** The Rule of the sample lesson in a run: one scenario passed and measured something, and one failed. */
export function judgedRule(): RequirementVerdict {
  const figures = [{ what: 'latency at bob@1, median', value: 9.8, unit: 'ms' }];
  return sampleRequirement({
    id: sampleRule,
    level: undefined,
    title: 'Myth 2: The operation decides',
    status: 'failed',
    scenarios: [
      sampleScenario({ name: drawnTitle, figures }),
      sampleScenario({ name: 'True: bob receives it', status: 'failed', message: 'carol got it' }),
    ],
  });
}

/** Site for tests with a Rule of the lesson, and a run of it that was drawn. */
export function lessonSite(more: Partial<Site> = {}): Site {
  const site = sampleSite();
  const [rule] = sampleLesson.rules;
  if (!rule) throw new Error('the sample lesson has a Rule');
  const explanation: Explanation = {
    requirement: rule,
    clauses: [],
    rules: [lessonRule],
    scenarios: lessonScenarios,
    mutants: [],
  };
  return {
    ...site,
    lesson: sampleLesson,
    features: [lessonFeature, ...site.features],
    scenarios: [...lessonScenarios, ...site.scenarios],
    explanations: [explanation, ...site.explanations],
    verdict: sampleVerdict([judgedRule(), sampleRequirement()]),
    sequences: new Map([[drawnTitle, sequence]]),
    code: new Map([[place, code]]),
    ...more,
  };
}
