import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { sampleReport } from '../../testing/sample-report';
import { sampleRequirement, sampleScenario, sampleVerdict } from '../../testing/sample-verdict';
import { temporaryFolder } from '../../testing/temporary-folder';
import type { RequirementVerdict, Verdict } from '../../verdict/schema';
import type { Report } from '../html/report';
import { annotationsOf } from './annotations';
import { reportToGitHub } from './ci-files';
import { jobSummary } from './job-summary';
import { workflowCommand, inert } from './workflow-commands';

const place = 'features/03-telling/01-one-room.feature:17';

function reportOn(requirements: RequirementVerdict[], more: Partial<Verdict> = {}): Report {
  const report = sampleReport(sampleVerdict(requirements, more));
  const scenarios = [
    { name: 'Only bob hears', place, tags: [], requirements: [], hasOutcome: true },
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

test('a failure is annotated where its scenario stands, once for all lanes', () => {
  assert.deepEqual(annotationsOf(reportOn([sampleRequirement(), failing('TM-07', 'eve heard')])), [
    {
      level: 'error',
      title: 'TM-07 MUST: Only members hear',
      message: '"Only bob hears" in one-server, polling\neve heard',
      file: 'features/03-telling/01-one-room.feature',
      line: '17',
    },
  ]);
});

test('ten errors are shown, those of the run first; what is no MUST only warns', () => {
  const many = Array.from({ length: 12 }, (_, index) => failing(`TM-${index + 10}`, 'x'));
  const should = failing('RM-09', 'x', { level: 'SHOULD' });
  const known = failing('CL-14', 'x', { status: 'expected-failure' });
  const found = annotationsOf(reportOn([should, known, ...many], { problems: ['no ledger'] }));
  assert.deepEqual(
    found.map(({ level, title }) => `${level} ${title.slice(0, 5)}`),
    ['error The r', ...many.slice(0, 9).map(({ id }) => `error ${id}`), 'warning RM-09'],
  );
});

test('a command is one line, whatever a target has said', () => {
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

test('on GitHub the log of a run gives no commands, and nobody can guess how to go on', () => {
  const env = { GITHUB_ACTIONS: 'true' };
  const [stop = '', said, go] = inert('::add-mask::x', env).split('\n');
  const token = stop.replace('::stop-commands::', '');
  assert.match(token, /^[-0-9a-f]{36}$/);
  assert.deepEqual([said, go], ['::add-mask::x', `::${token}::`]);
  assert.notEqual(inert('x', env), inert('x', env));
  assert.equal(inert('x', {}), 'x');
});

test('the summary of a job says the verdict, the lanes and what failed where', () => {
  const known = failing('CL-14', 'x', { status: 'expected-failure', reason: 'a bug' });
  const text = jobSummary(reportOn([sampleRequirement(), failing('TM-07', 'eve heard'), known]));
  for (const part of [
    '## NOT CONFORMANT: MUST requirement TM-07 failed\n',
    '| one-server | 1 | 1 | 0 | 1 | 0 | 0 |\n| polling | 0 | 1 | 0 | 1 | 0 | 0 |',
    '### TM-07 MUST: Only members hear\n',
    '“Only bob isReceived” in one-server, polling',
    '01-one-room.feature:17',
    '```text\neve heard\n\nnpm run conformance -- --requirement TM-07 --lane one-server\n```',
  ])
    assert.ok(text.includes(part), `${part}\nin\n${text}`);
  assert.doesNotMatch(text, /### CL-14/);
});

test('what a target said is no markup, and ends no fence', () => {
  const target = { name: '[x](http://evil)<b>|', version: '`1`', capabilities: [] };
  const text = jobSummary(reportOn([failing('TM-07', '```\n````\n# owned')], { target }));
  assert.ok(text.includes(String.raw`\[x\](http://evil)\<b\>\| \`1\``), text);
  assert.match(text, /^`````text\n```\n````\n# owned$/m);
});

test('a run with very many failures still fits into a summary', () => {
  const many = Array.from({ length: 150 }, () => failing('TM-07', 'x'.repeat(9999).repeat(30)));
  const text = jobSummary(reportOn(many));
  assert.ok(Buffer.byteLength(text) < 500_000);
  assert.match(text, /and 125 more failures/);
});

test('GitHub is told if it is there', async (t) => {
  const file = join(temporaryFolder(t), 'summary.md');
  const before = { ...process.env };
  t.after(() => {
    process.env = before;
  });
  let log = '';
  const tell = (): Promise<void> =>
    reportToGitHub(reportOn([failing('TM-07', 'eve heard')]), (text) => (log += text));
  process.env = { ...before, GITHUB_ACTIONS: undefined, GITHUB_STEP_SUMMARY: undefined };
  await tell();
  assert.equal(log, '');
  process.env = { ...before, GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: file };
  await tell();
  assert.match(log, /^::error title=TM-07 MUST%3A Only members hear,file=[^\n]*\n$/);
  assert.match(readFileSync(file, 'utf8'), /^## NOT CONFORMANT/);
});
