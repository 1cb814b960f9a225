import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { execa } from 'execa';
import { parse } from 'yaml';
import { z } from 'zod';
import { name, root, version } from '../package-root';
import { temporaryFolder } from './temporary-folder';

const stepSchema = z.looseObject({
  name: z.string(),
  run: z.string().optional(),
  shell: z.literal('bash').optional(),
  uses: z.string().optional(),
});
const actionSchema = z.looseObject({
  inputs: z.record(z.string(), z.looseObject({ default: z.string() })),
  runs: z.looseObject({ steps: z.array(stepSchema) }),
});
const action = actionSchema.parse(parse(readFileSync(join(root, 'action.yml'), 'utf8')));
const scripts = action.runs.steps.flatMap(({ name, run }) =>
  run === undefined ? [] : [{ name, run }],
);

/** Program that stands in for the installed package: it prints its arguments and the files it could write outputs to. */
const printing = `#!/bin/sh
for each; do printf '[%s]\n' "$each"; done
echo "outputs to: \${GITHUB_OUTPUT-}\${GITHUB_ENV-}\${GITHUB_PATH-}\${GITHUB_STATE-}"
exit "\${EXIT:-0}"
`;

interface Ran {
  readonly code: number | undefined;
  readonly said: string;
  readonly cwd: string;
  /** What the step has written as its outputs. */
  readonly outputs: Readonly<Record<string, string>>;
}

/** Runs a step of the action as GitHub does: bash, which stops at the first mistake, and variables for the inputs. */
async function step(t: TestContext, name: string, env: Record<string, string>): Promise<Ran> {
  const { run } = scripts.find((one) => one.name === name) ?? assert.fail(name);
  const cwd = temporaryFolder(t);
  const bin = join(cwd, 'installed', 'node_modules', '.bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, 'rooms-conformance'), printing, { mode: 0o755 });
  const output = join(cwd, 'output');
  writeFileSync(output, '');
  const places = { SUITE: root, FOLDER: join(cwd, 'installed'), RUNNER_TEMP: cwd };
  const inputs = { PACKAGE: '', ALLURE: 'false', TARGET: '', URL: '', ARGUMENTS: '', OUT: 'out' };
  const files = { GITHUB_OUTPUT: output, GITHUB_ENV: output, GITHUB_PATH: output };
  const options = ['--noprofile', '--norc', '-eo', 'pipefail', '-c', run];
  const { exitCode, all } = await execa('bash', options, {
    cwd,
    reject: false,
    all: true,
    env: { ...places, ...inputs, ...files, ...env },
  });
  const lines = readFileSync(output, 'utf8').split('\n').filter(Boolean);
  const pairs = lines.map((line) => {
    const [key = '', value = ''] = line.split('=');
    return [key, value] as const;
  });
  return { code: exitCode, said: all, cwd, outputs: Object.fromEntries(pairs) };
}

test('no input of the action becomes a part of a script', () => {
  for (const { name, run } of scripts) assert.doesNotMatch(run, /\$\{\{/, name);
});

test('what the action uses from others is a commit, with its version', () => {
  const text = readFileSync(join(root, 'action.yml'), 'utf8');
  for (const [line] of text.matchAll(/^ +uses: .*$/gm)) assert.match(line, /@[0-9a-f]{40} # v\d/);
});

test('the action hands over its inputs one by one', async (t) => {
  const ARGUMENTS = '--requirement\n$(touch owned) `touch owned` "; touch owned\n';
  const given = { ARGUMENTS, TARGET: 'my chat.yaml', URL: 'http://a\nhttp://b\n' };
  const { code, said, cwd } = await step(t, 'Run the features', given);
  assert.equal(code, 0, said);
  assert.deepEqual(
    said.split('\n').filter((line) => line.startsWith('[')),
    [
      ...['[--out]', '[out]', '[--target]', '[my chat.yaml]', '[--url]', '[http://a]'],
      ...[
        '[--url]',
        '[http://b]',
        '[--requirement]',
        '[$(touch owned) `touch owned` "; touch owned]',
      ],
    ],
  );
  assert.ok(!existsSync(join(cwd, 'owned')));
});

for (const [EXIT, outcome] of [
  ['0', 'conformant'],
  ['1', 'not-conformant'],
  ['2', ''],
  ['4', ''],
  ['5', 'incomplete'],
] as const)
  test(`exit code ${EXIT} of a run is that of the action, with the outcome "${outcome}"`, async (t) => {
    const { code, outputs } = await step(t, 'Run the features', { EXIT });
    assert.equal(code, Number(EXIT));
    assert.deepEqual(outputs, { outcome, 'exit-code': EXIT });
  });

test('an incomplete run that is allowed does not fail the job, and is not called conformant', async (t) => {
  const given = { EXIT: '5', ARGUMENTS: '--allow-incomplete\n--strict' };
  const { code, said, outputs } = await step(t, 'Run the features', given);
  assert.equal(code, 0);
  assert.match(said, /^\[--out\]\n\[out\]\n\[--strict\]\n/);
  assert.deepEqual(outputs, { outcome: 'incomplete', 'exit-code': '5' });
});

test('a run cannot set outputs or variables of the job', async (t) => {
  const { said } = await step(t, 'Run the features', { GITHUB_STATE: 'state' });
  assert.match(said, /^outputs to: $/m);
});

test('the action installs the package of its version, or another one', async (t) => {
  const { outputs } = await step(t, 'Choose the package', {});
  assert.equal(outputs['spec'], `${name}@${version}`);
  assert.equal(outputs['allure'], '');
  const other = await step(t, 'Choose the package', { PACKAGE: 'x@1.0.0', ALLURE: 'true' });
  assert.equal(other.outputs['spec'], 'x@1.0.0');
  assert.match(other.outputs['allure'] ?? '', /^allure@\d+\.\d+\.\d+$/);
  assert.notEqual(other.outputs['key'], outputs['key']);
});

test('the cache of a package in a file follows its content', async (t) => {
  const file = join(temporaryFolder(t), 'suite.tgz');
  const keyOf = async (content: string): Promise<string | undefined> => {
    writeFileSync(file, content);
    return (await step(t, 'Choose the package', { PACKAGE: file })).outputs['key'];
  };
  const first = await keyOf('one');
  assert.match(first ?? '', /^[0-9a-f]{64}$/);
  assert.notEqual(await keyOf('two'), first);
  assert.equal(await keyOf('one'), first);
});

test('every YAML that the page on CI shows can be read, and its inputs are those of the action', () => {
  const page = readFileSync(join(root, 'docs', 'ci.md'), 'utf8');
  const blocks = [...page.matchAll(/```yaml\n(.*?)```/gs)].map(([, text = '']) => text);
  assert.ok(blocks.length > 0);
  for (const text of blocks) assert.doesNotThrow(() => void parse(text), text);
  const [, inputs = ''] = /uses: OWNER.*?with:\n(.*?)\n\s+- uses/s.exec(page) ?? [];
  const named = [...inputs.matchAll(/^ {10}(\w+):/gm)].map(([, name = '']) => name);
  assert.deepEqual(named, ['target', 'allure', 'arguments']);
  for (const one of named) assert.ok(one in action.inputs, one);
});
