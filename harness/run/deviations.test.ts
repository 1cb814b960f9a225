import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test, type TestContext } from 'node:test';
import { root } from '../package-root';
import { keepSecret } from '../target-file/secrets';
import { parseTarget } from '../target-file/target-file';
import { conformance } from '../testing/command-line';
import { sampleRequirement, sampleScenario, sampleVerdict } from '../testing/sample-verdict';
import { temporaryFolder } from '../testing/temporary-folder';
import { writeDraft } from './deviation-draft-file';

const fault = join(root, 'fixtures', 'mutants', 'messages', 'recipients', 'except-ignored.ts');

/** What a run is asked for here: one requirement in one lane. */
const part = ['--requirement', 'TM-07', '--lane', 'one-server'];

/** A target file, of a server that forgets exceptions or of the reference server, with what is added to it. */
function targetWith(t: TestContext, more: string, start = 'reference: true'): string {
  const file = join(temporaryFolder(t), 'target.yaml');
  writeFileSync(file, `name: Acme\nstart: { ${start} }\ncwd: ${root}\n${more}`);
  return file;
}

const broken = `command: exec '${process.execPath}' --require ts-node/register '${fault}'`;

const wrong: Record<string, readonly [deviation: string, place: string, says: RegExp]> = {
  'an unknown requirement': [
    'requirement: RM-O1, reason: x, since: 2026-11-24',
    '5:20',
    /unknown requirement RM-O1; did you mean RM-\d\d/,
  ],
  'the exploration': [
    'requirement: EX-01, reason: x, since: 2026-11-24',
    '5:20',
    /EX-01 cannot have a deviation, because it explores at random/,
  ],
  'an unknown scenario': [
    'requirement: TM-07, reason: x, since: 2026-11-24, scenarios: [Every member receives a message to the lobby that excludes an empty roo]',
    '5:20',
    /TM-07 has no scenario "Every member receives a message to the lobby that excludes an empty roo"; did you mean "Every member receives a message to the lobby that excludes an empty room"\?/,
  ],
};

void describe(
  'an unknown deviation ends with exit code 2 and its position',
  { concurrency: 3 },
  () => {
    for (const [what, [deviation, place, says]] of Object.entries(wrong))
      test(what, async (t) => {
        const file = targetWith(t, `deviations:\n  - { ${deviation} }\n`);
        const { code, stderr } = await conformance(t, '--target', file);
        assert.ok(stderr.startsWith(`${file}:${place}: `), stderr);
        assert.match(stderr, says);
        assert.equal(code, 2);
      });
  },
);

void describe('deviations of a run', { concurrency: 2 }, () => {
  test('failures are drafted as deviations; a draft counts once its reason is written', async (t) => {
    const file = targetWith(t, '', broken);
    const draft = join(temporaryFolder(t), 'new', 'draft.yaml');
    const first = await conformance(t, '--target', file, ...part, '--write-deviations', draft);
    assert.equal(first.code, 1, first.stderr);
    assert.match(first.stderr, /1 deviation drafted in .*draft\.yaml: write the reasons/);
    assert.doesNotMatch(first.stdout, /rerun .*--write-deviations/);
    const text = readFileSync(draft, 'utf8');
    writeFileSync(file, readFileSync(file, 'utf8') + text);
    const second = await conformance(t, '--target', file, ...part);
    assert.equal(second.code, 2);
    assert.match(
      second.stderr,
      /target\.yaml:\d+:13: deviations\.0\.reason: this reason is a draft/,
    );
    writeFileSync(file, readFileSync(file, 'utf8').replace(/TODO /g, 'known: '));
    const third = await conformance(t, '--target', file, ...part);
    assert.equal(third.code, 0, third.stdout);
    assert.match(third.stdout, /Expected failures\n {2}TM-07/);
  });

  test('a stale deviation and an expired one fail with their positions', async (t) => {
    const until = 'since: 2020-01-01, until: 2020-06-30';
    const file = targetWith(
      t,
      `deviations:
  - { requirement: TM-07, reason: old, since: 2020-01-01 }
  - { requirement: TM-05, reason: older, ${until} }
`,
    );
    const selected = ['--requirement', 'TM-05', 'TM-07', '--lane', 'one-server'];
    const { code, stdout } = await conformance(t, '--target', file, ...selected);
    assert.equal(code, 1, stdout);
    assert.ok(
      stdout.includes(`remove the deviation: ${file}:5:20: old (since 2020-01-01)`),
      stdout,
    );
    assert.ok(
      stdout.includes(`${file}:6:20: the deviation of TM-05 expired after 2020-06-30`),
      stdout,
    );
    assert.match(stdout, /1 deviation no longer fails: TM-07; 1 deviation has expired: TM-05/);
  });
});

test('a draft never overwrites a file, and nothing runs before that is checked', async (t) => {
  const draft = join(temporaryFolder(t), 'draft.yaml');
  writeFileSync(draft, 'reasons of somebody');
  const { code, stderr, out } = await conformance(t, '--write-deviations', draft);
  assert.equal(code, 2);
  assert.match(stderr, /^--write-deviations .*draft\.yaml: this file already exists; /m);
  assert.equal(readFileSync(draft, 'utf8'), 'reasons of somebody');
  assert.ok(!existsSync(join(out, 'verdict.json')));
});

const plan = {
  target: parseTarget('name: "Acme\\nchat"\nstart: { reference: true }\n', '/acme.yaml'),
  today: '2027-01-31',
};

test('a draft is valid YAML for any message, without secrets', (t) => {
  keepSecret('swordfish: [');
  const message = `Then\u0007 "'#: swordfish: [ {\nmore`;
  const scenarios = [sampleScenario({ lane: 'polling', status: 'failed', message })];
  const verdict = sampleVerdict([sampleRequirement({ status: 'failed', scenarios })]);
  const file = join(temporaryFolder(t), 'draft.yaml');
  writeDraft(file, verdict, plan);
  assert.equal(
    readFileSync(file, 'utf8'),
    `# Deviations of Acme chat unknown, for its target file.
# A reason says why the target deviates; it is accepted once TODO is removed.

deviations:
  - requirement: TM-05
    reason: >-
      TODO Then "'#: (a secret, not shown) {
    lanes:
      - polling
    since: 2027-01-31
`,
  );
});

test('without a failure, no draft is written', (t) => {
  const file = join(temporaryFolder(t), 'draft.yaml');
  assert.match(writeDraft(file, sampleVerdict(), plan), /^no deviation to draft: .* not written$/);
  assert.ok(!existsSync(file));
});
