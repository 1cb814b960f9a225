import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../package-root';
import { sampleReport } from '../../testing/sample-report';
import { sampleRequirement, sampleScenario, sampleVerdict } from '../../testing/sample-verdict';
import { temporaryFolder } from '../../testing/temporary-folder';
import type { RequirementVerdict, Verdict } from '../../verdict/schema';
import type { Report } from '../html/report';
import type { PlaceOf } from './annotation-places';
import { annotationsOf } from './annotations';
import { reportToGitHub } from './ci-files';
import { jobSummary } from './job-summary';
import { workflowCommand, inert } from './workflow-commands';

const atScenario: PlaceOf = ({ file, line = '' }) => ({ file, line });
const place = 'features/03-messages/01-one-room.feature:17';

function reportOn(requirements: RequirementVerdict[], more: Partial<Verdict> = {}): Report {
  const report = sampleReport(sampleVerdict(requirements, more));
  const scenarios = [
    { name: 'Only bob receives the message', place, tags: [], requirements: [], hasOutcome: true },
  ];
  const explanations = report.explanations.map((one) => ({ ...one, scenarios }));
  return { ...report, explanations };
}

function failing(
  id: string,
  message: string,
  more: Partial<RequirementVerdict> = {},
): RequirementVerdict {
  const scenarios = ['one-server', 'polling'].map((lane) =>
    sampleScenario({ lane, status: 'failed', message }),
  );
  return sampleRequirement({ id, status: 'failed', scenarios, ...more });
}

test('a failure is annotated at its scenario, once for all lanes', () => {
  assert.deepEqual(
    annotationsOf(reportOn([sampleRequirement(), failing('TM-07', 'eve received')]), atScenario),
    [
      {
        level: 'error',
        title: 'TM-07 MUST: Only members receive messages',
        message: `${place}  "Only bob receives the message"  (one-server, polling)\neve received`,
        file: 'features/03-messages/01-one-room.feature',
        line: '17',
      },
    ],
  );
});

test('ten errors are shown, those of the run first; other levels than MUST only warn', () => {
  const many = Array.from({ length: 12 }, (_, index) => failing(`TM-${index + 10}`, `x${index}`));
  const should = failing('RM-09', 'x', { level: 'SHOULD' });
  const known = failing('CL-14', 'x', { status: 'expected-failure' });
  const found = annotationsOf(
    reportOn([should, known, ...many], { problems: ['no ledger'] }),
    atScenario,
  );
  assert.deepEqual(
    found.map(({ level, title }) => `${level} ${title.slice(0, 5)}`),
    ['error Not s', ...many.slice(0, 9).map(({ id }) => `error ${id}`), 'warning RM-09'],
  );
});

test('a command is one line, whatever text of a target it contains', () => {
  const text = workflowCommand({
    level: 'error',
    title: 'a:b,c%\n::error::d',
    message: 'one%0A\r\n::add-mask::two, three: four',
    file: 'features/a.feature',
    line: '3',
  });
  assert.equal(
    text,
    '::error title=a%3Ab%2Cc%25%0A%3A%3Aerror%3A%3Ad,file=features/a.feature,line=3::one%250A%0D%0A::add-mask::two, three: four\n',
  );
});

test('on GitHub the log of a run contains no commands, behind a token that cannot be guessed', () => {
  const env = { GITHUB_ACTIONS: 'true' };
  const [stop = '', said, go] = inert('::add-mask::x', env).split('\n');
  const token = stop.replace('::stop-commands::', '');
  assert.match(token, /^[-0-9a-f]{36}$/);
  assert.deepEqual([said, go], ['::add-mask::x', `::${token}::`]);
  assert.notEqual(inert('x', env), inert('x', env));
  assert.equal(inert('x', {}), 'x');
});

test('the summary of a job shows the verdict, the lanes and each failure with its place', () => {
  const known = failing('CL-14', 'x', { status: 'expected-failure', reason: 'a bug' });
  const text = jobSummary(reportOn([sampleRequirement(), failing('TM-07', 'eve received'), known]));
  for (const part of [
    '## NOT CONFORMANT · core + roster · 3 of 3 MUST exercised: 1 of 3 MUST requirements failed: TM-07\n',
    '| one-server | 1 | 1 | 0 | 0 | 0 | 1 | 0 | 0 |\n| polling | 0 | 1 | 0 | 0 | 0 | 1 | 0 | 0 |',
    '### TM-07 MUST: Only members receive messages\n',
    '"Only bob receives the message" (one-server, polling)',
    '01-one-room.feature:17',
    '```text\neve received\n\nrerun     npm run conformance -- --requirement TM-07 --lane one-server\n```',
  ])
    assert.ok(text.includes(part), `${part}\nin\n${text}`);
  assert.doesNotMatch(text, /### CL-14/);
});

test('a requirement that fails in several ways has one entry in the summary', () => {
  const twice = failing('TM-07', 'eve received');
  const scenarios = [
    ...twice.scenarios,
    sampleScenario({ name: 'Another one', status: 'failed', message: 'bob received nothing' }),
  ];
  const text = jobSummary(reportOn([{ ...twice, scenarios }, failing('TM-08', 'x')]));
  assert.deepEqual(text.match(/^### TM-\d\d/gm), ['### TM-07', '### TM-08']);
  assert.match(text, /^And 1 more failure of TM-07: index\.html has them all\.$/m);
});

test('text of a target is no markup, and ends no code fence', () => {
  const target = { name: '[x](http://evil)<b>|', version: '`1`', capabilities: [] };
  const text = jobSummary(reportOn([failing('TM-07', '```\n````\n# owned')], { target }));
  assert.ok(text.includes(String.raw`\[x\](http://evil)\<b\>\| \`1\``), text);
  assert.match(text, /^`````text\n```\n````\n# owned$/m);
});

test('a run with very many failures still fits into a summary', () => {
  const many = Array.from({ length: 150 }, (_, index) =>
    failing(`TM-${index}`, `${index} ${'x'.repeat(9999).repeat(30)}`),
  );
  const text = jobSummary(reportOn(many));
  assert.ok(Buffer.byteLength(text) < 500_000);
  assert.match(text, /and 125 more failed requirements/);
});

test('a job of GitHub gets annotations and a summary, any other process nothing', async (t) => {
  const file = join(temporaryFolder(t), 'summary.md');
  const before = { ...process.env };
  t.after(() => {
    process.env = before;
  });
  let log = '';
  const report = (): Promise<void> =>
    reportToGitHub(
      reportOn([failing('TM-07', 'eve received')]),
      undefined,
      (text) => (log += text),
    );
  process.env = { ...before, GITHUB_ACTIONS: undefined, GITHUB_STEP_SUMMARY: undefined };
  await report();
  assert.equal(log, '');
  process.env = {
    ...before,
    GITHUB_ACTIONS: 'true',
    GITHUB_STEP_SUMMARY: file,
    GITHUB_WORKSPACE: root,
  };
  await report();
  assert.match(log, /^::error title=TM-07 MUST%3A Only members receive messages,file=[^\n]*\n$/);
  assert.match(readFileSync(file, 'utf8'), /^## NOT CONFORMANT/);
});
