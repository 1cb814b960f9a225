import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { execa } from 'execa';
import { parse } from 'yaml';
import { z } from 'zod';
import { root } from '../package-root';
import { temporaryFolder } from './temporary-folder';

const actionSchema = z.looseObject({
  inputs: z.record(z.string(), z.looseObject({ default: z.string() })),
  runs: z.looseObject({
    steps: z.array(z.looseObject({ name: z.string(), run: z.string(), shell: z.literal('bash') })),
  }),
});
const action = actionSchema.parse(parse(readFileSync(join(root, 'action.yml'), 'utf8')));

/** Runs a step of the action as GitHub does: bash, which stops at the first mistake, and variables for the inputs. */
async function step(
  t: TestContext,
  name: string,
  env: Record<string, string>,
): Promise<{ code: number | undefined; said: string; cwd: string }> {
  const found = action.runs.steps.find((one) => one.name === name) ?? assert.fail(name);
  const cwd = temporaryFolder(t);
  const given = { SUITE: root, TS_NODE_PROJECT: join(root, 'tsconfig.json'), TARGET: '', URL: '' };
  const options = ['--noprofile', '--norc', '-eo', 'pipefail', '-c', found.run];
  const { exitCode, all } = await execa('bash', options, {
    cwd,
    reject: false,
    all: true,
    env: { ...given, ARGUMENTS: '', OUT: 'out', GITHUB_ACTIONS: undefined, ...env },
  });
  return { code: exitCode, said: all, cwd };
}

test('no input of the action becomes a part of a script', () => {
  for (const { name, run } of action.runs.steps) assert.doesNotMatch(run, /\$\{\{/, name);
});

test('the action hands over its inputs one by one, and its exit code is that of the run', async (t) => {
  const ARGUMENTS = '--requirement\n$(touch owned) `touch owned` "; touch owned\n';
  const { code, said, cwd } = await step(t, 'Run the features', { ARGUMENTS });
  assert.equal(code, 2);
  assert.match(said, /^unknown requirement \$\(touch owned\) `touch owned` "; touch owned$/m);
  assert.ok(!existsSync(join(cwd, 'owned')));
});

test('each URL and the target file of the action reach the command line', async (t) => {
  const ran = await step(t, 'Run the features', { URL: 'http://127.0.0.1:1\nnowhere\n' });
  assert.match(ran.said, /^--url nowhere: not a URL/);
  const missing = await step(t, 'Run the features', { TARGET: 'no such.yaml' });
  assert.match(missing.said, /no such\.yaml/);
});

test('the action knows the outcome, if there is one', async (t) => {
  const folder = temporaryFolder(t);
  const [file, verdict] = [join(folder, 'output'), join(folder, 'verdict.json')];
  const none = await step(t, 'Read the outcome', { VERDICT: verdict, GITHUB_OUTPUT: file });
  assert.deepEqual([none.code, existsSync(file)], [0, false]);
  writeFileSync(verdict, '{ "outcome": "incomplete" }');
  await step(t, 'Read the outcome', { VERDICT: verdict, GITHUB_OUTPUT: file });
  assert.equal(readFileSync(file, 'utf8'), 'outcome=incomplete\n');
});

test('every YAML that the page on CI shows can be read, and its inputs are those of the action', () => {
  const page = readFileSync(join(root, 'docs', 'ci.md'), 'utf8');
  const blocks = [...page.matchAll(/```yaml\n(.*?)```/gs)].map(([, text = '']) => text);
  assert.equal(blocks.length, 2);
  for (const text of blocks) assert.doesNotThrow(() => void parse(text), text);
  const [, inputs = ''] = /uses: your-organisation.*?with:\n(.*?)\n\s+- uses/s.exec(page) ?? [];
  const named = [...inputs.matchAll(/^ {10}(\w+):/gm)].map(([, name = '']) => name);
  assert.deepEqual(named, ['target', 'allure', 'arguments']);
  for (const name of named) assert.ok(name in action.inputs, name);
});
