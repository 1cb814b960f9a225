import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doctor, served, type Answer } from '../../testing/doctored-server';
import { slowAnswers } from './answer-time';

test('slow answers are announced, and a time for them is proposed if they come close to the deadline', () => {
  const answers = [
    { operation: 'leave', ms: 20 },
    { operation: 'join', ms: 1900 },
    { operation: 'join', ms: 1500.4 },
    { operation: 'leave', ms: 3000 },
  ] as const;
  const said = slowAnswers(answers, 5000) ?? '';
  assert.match(
    said,
    /^the server takes 1\.5 s or more to answer join, and a scenario waits for about 5 answers: expect 7\.5 s/,
  );
  assert.match(said, /timeouts\.answer is 5 s, .*\n {2}timeouts: \{ answer: 10s \}$/);
  assert.doesNotMatch(slowAnswers(answers, 10_000) ?? '', /timeouts/);
  assert.equal(slowAnswers([{ operation: 'join', ms: 120 }], 400), undefined);
  assert.equal(slowAnswers([], 5000), undefined);
});

test('the doctor measures the answers', async (t) => {
  const one = await served(t, (socket) => ({
    join: (room: string, answer: Answer) => {
      setTimeout(() => {
        void socket.join(room);
        answer({ ok: true });
      }, 600);
    },
  }));
  const target = { ...one.target, timeouts: { ...one.target.timeouts, answer: 2000 } };
  assert.match(
    await doctor({ ...one, target }),
    /^hint {2}the server takes [\d.]+ m?s or more to answer join/m,
  );
});
