import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Lesson } from '../../specification/lesson-claims';
import { sampleRequirement, sampleScenario, sampleVerdict } from '../../testing/sample-verdict';
import { lessonClaimsMarkdown, withoutResults } from './lesson-claims-markdown';

const lesson: Lesson = {
  parts: [
    {
      part: 'Pitfalls',
      claims: [
        { id: 'F2', claim: 'The operation decides.', verdict: 'holds', truth: 'It does.' },
        { id: 'W1', claim: 'It may do.', verdict: 'opinion', truth: 'Or not.', unshown: 'advice' },
      ],
    },
  ],
};
const scenario = {
  name: 'A <name> in *bold*',
  place: 'features/a.feature:7',
  tags: ['@lesson-F2'],
  requirements: ['TM-02'],
  hasOutcome: true,
};

function pageWith(...runs: Parameters<typeof sampleScenario>[0][]): string {
  const scenarios = runs.map((run) => sampleScenario({ name: scenario.name, ...run }));
  const requirements = [sampleRequirement({ id: 'TM-02', scenarios })];
  const verdict = sampleVerdict(requirements);
  return lessonClaimsMarkdown({ lesson, scenarios: [scenario], verdict });
}

test('a lesson claim shows whether it is true, its scenarios and where they failed', () => {
  const page = pageWith({}, { lane: 'polling', status: 'failed' });
  assert.match(
    page,
    /^### <a id="F2"><\/a>F2: The operation decides\.\n\n\*\*Holds\.\*\* It does\.$/m,
  );
  assert.match(
    page,
    /^- TM-02 \[A .* in .*\]\(\.\.\/features\/a\.feature#L7\): failed in polling$/m,
  );
  assert.match(page, /^No scenario shows it: advice\.$/m);
});

test('markup in a title is escaped', () => {
  assert.match(pageWith({}), /\[A \\<name\\> in \\\*bold\\\*\]/);
});

test('without its results the page is the same for every run, and without a run', () => {
  const [good, bad] = [pageWith({}), pageWith({ status: 'failed' })];
  const none = lessonClaimsMarkdown({ lesson, scenarios: [scenario], verdict: undefined });
  assert.notEqual(good, bad);
  assert.match(none, /^Last result: none yet\.$/m);
  assert.equal(withoutResults(good), withoutResults(bad));
  assert.equal(withoutResults(good), withoutResults(none));
});
