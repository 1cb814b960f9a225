import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closing, envelopesOf, type ScriptedScenario } from '../../testing/envelopes';
import { sampleDeviation } from '../../testing/sample-verdict';
import type { Deviation } from '../../verdict/status';
import { scenariosEndedBy } from './ended-scenarios';
import { scenarioLine } from './scenario-line';

/** The lines about these scenarios, as a run prints them. */
function linesFor(
  scenarios: readonly ScriptedScenario[],
  deviations: readonly Deviation[] = [],
): string[] {
  const all = envelopesOf(scenarios);
  return all.flatMap((envelope, index) => {
    const run = { lane: 'polling', envelopes: all.slice(0, index + 1) };
    return scenariosEndedBy(envelope, run, deviations).map(scenarioLine);
  });
}

const failed: ScriptedScenario = { status: 'FAILED', name: 'joining' };

test('each scenario has a line when it has ended', () => {
  assert.deepEqual(
    linesFor([
      { status: 'PASSED', name: 'leaving' },
      failed,
      { ...failed, type: 'Context' },
      { ...failed, attachments: { 'inconclusive.txt': 'late' } },
      { status: 'SKIPPED', name: 'a\u001b[2Jb\nc', attachments: { 'not-applicable.txt': 'x' } },
      { name: 'never begun' },
      { status: 'PASSED', finished: false },
    ]),
    [
      'passed            polling        RM-01      leaving (7 ms)',
      'failed            polling        RM-01      joining (7 ms)',
      'blocked           polling        RM-01      joining (7 ms)',
      'inconclusive      polling        RM-01      joining (7 ms)',
      'not applicable    polling        RM-01      ab c (7 ms)',
    ],
  );
});

test('a failure that a deviation covers is expected', () => {
  const [line = ''] = linesFor([failed], [sampleDeviation({ lanes: ['polling'] })]);
  assert.match(line, /^expected failure {2}polling/);
  const other = sampleDeviation({ lanes: ['one-server'] });
  assert.match(linesFor([failed], [other])[0] ?? '', /^failed /);
});

test('a finding of the ledger fails the scenario that it is about', () => {
  const lines = linesFor([
    { status: 'PASSED', name: 'leaving' },
    closing([{ scenario: 0, message: 'late copy' }]),
  ]);
  assert.deepEqual(
    lines.map((line) => line.split(' ')[0]),
    ['passed', 'failed', 'failed'],
  );
  assert.match(lines[1] ?? '', /RM-01 {6}leaving/);
  assert.match(lines[2] ?? '', /control {4}nothing came late/);
});
