import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseEnvelope, type Envelope } from '@cucumber/messages';
import { envelopesOf, type ScriptedScenario } from '../testing/envelopes';
import { slowestIn } from './slowest';

test('the ten scenarios that took longest are listed, the longest first', () => {
  const scenarios = Array.from({ length: 12 }, (): ScriptedScenario => ({ status: 'PASSED' }));
  const envelopes = envelopesOf([...scenarios, {}]).map(lengthened);
  const found = slowestIn([{ lane: 'polling', envelopes }]);
  assert.deepEqual(
    found.map(({ scenario }) => scenario),
    [11, 10, 9, 8, 7, 6, 5, 4, 3, 2].map((index) => `scenario ${index}`),
  );
  assert.deepEqual(found[0], {
    lane: 'polling',
    feature: 'features/rooms.feature',
    scenario: 'scenario 11',
    durationMs: 118,
    step: 'alice joins',
    stepMs: 11_000,
  });
});

/** Adds ten milliseconds for each scenario before it. */
function lengthened(envelope: Envelope): Envelope {
  const { testCaseFinished } = envelope;
  if (!testCaseFinished) return envelope;
  const { testCaseStartedId, timestamp } = testCaseFinished;
  const { seconds, nanos } = timestamp;
  const later = { seconds, nanos: nanos + (seconds * 10 + 1) * 1e6 };
  const lengthened = { testCaseStartedId, timestamp: later, willBeRetried: false };
  return parseEnvelope(JSON.stringify({ testCaseFinished: lengthened }));
}
