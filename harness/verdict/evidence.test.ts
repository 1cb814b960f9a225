import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closing, envelopesOf } from '../testing/envelopes';
import { sampleVerdict } from '../testing/sample-verdict';
import { toVerdict } from './verdict';

test('evidence is in a folder for each lane, and every text has a path of its own', () => {
  const failed = {
    status: 'FAILED' as const,
    message: 'eve received it',
    name: 'Only bob receives / ../x',
    attachments: { 'transcript.txt': 't' },
  };
  const title = 'Members receive messages';
  const source = 'https://socket.io/docs/v4/rooms/';
  const common = { capability: 'core', source, why: 'Users notice.' };
  const { suite, target, environment } = sampleVerdict();
  const { verdict, evidence } = toVerdict({
    requirements: { set: '1.0', requirements: [{ id: 'RM-01', level: 'MUST', title, ...common }] },
    runs: [{ lane: 'a', envelopes: envelopesOf([failed, failed, closing()]) }],
    metadata: {
      suite,
      target,
      environment,
      deviations: [],
      today: '2027-01-31',
      strict: false,
      durationMs: 1,
    },
  });
  const paths = [
    'a/evidence/rm-01-only-bob-receives-x.txt',
    'a/evidence/rm-01-only-bob-receives-x.2.txt',
  ];
  assert.deepEqual(
    evidence,
    paths.map((path) => ({ path, text: 't' })),
  );
  assert.deepEqual(
    verdict.requirements.flatMap(({ scenarios }) => scenarios).flatMap((one) => one.evidence),
    paths,
  );
});
