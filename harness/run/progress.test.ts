import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closing, envelopesOf, type ScriptedScenario } from '../testing/envelopes';
import { sampleDeviation } from '../testing/sample-verdict';
import type { Deviation } from '../verdict/status';
import { Progress } from './progress';

/** What is left on the screen once a part of a lane with these scenarios has ended. */
function shown(
  scenarios: readonly ScriptedScenario[],
  { deviations = [], part = 'one-server' }: { deviations?: Deviation[]; part?: string } = {},
): string {
  let text = '';
  const out = { isTTY: false, columns: 80, write: (line: string) => (text += line) !== '' };
  const progress = new Progress(out, deviations);
  for (const envelope of envelopesOf(scenarios)) progress.on(part, envelope);
  progress.end(part);
  return text.replace(/ \(\d+\.\d s\)\n$/, '');
}

const passed: ScriptedScenario = { status: 'PASSED' };
const failed: ScriptedScenario = { status: 'FAILED', name: 'joining' };

test('a part without failures shows how many scenarios it had', () => {
  assert.equal(shown([passed, passed, closing()]), 'one-server: 3 scenarios');
});

test('a failure that no deviation covers is a failure', () => {
  const others = [
    sampleDeviation({ lanes: ['polling'] }),
    sampleDeviation({ requirement: 'RM-02' }),
  ];
  assert.equal(
    shown([passed, failed], { deviations: others }),
    'one-server: 2 scenarios, 1 failed',
  );
});

test('failures that deviations cover are expected, also in a part beside a lane', () => {
  const deviations = [sampleDeviation({ lanes: ['one-server'], scenarios: ['joining'] })];
  const one = { deviations, part: 'one-server/short-timeouts' };
  assert.equal(shown([failed], one), `${one.part}: 1 scenario, 1 expected failure`);
  assert.equal(
    shown([failed, failed, { status: 'FAILED' }], { deviations }),
    'one-server: 3 scenarios, 1 failed, 2 expected failures',
  );
});

test('a finding of the ledger counts for the scenario that it is about', () => {
  const late = [passed, closing([{ scenario: 0, message: 'late copy' }])];
  assert.equal(shown(late), 'one-server: 2 scenarios, 1 failed');
  assert.equal(
    shown(late, { deviations: [sampleDeviation()] }),
    'one-server: 2 scenarios, 1 expected failure',
  );
});
