import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleReport } from '../../testing/sample-report';
import { sampleFailure, sampleScenario, sampleVerdict } from '../../testing/sample-verdict';
import type { Verdict } from '../../verdict/schema';
import { summary } from './summary';

const rerun = (id: string, lane: string): string => `run --requirement ${id} --lane ${lane}`;
const options = { rerun, explanations: [], folder: 'reports' };
const plain = (verdict: Verdict): string => summary(verdict, { ...options, color: false });

test('a failure in two lanes is printed once, with its evidence and the command that repeats it', () => {
  const text = plain(
    sampleVerdict([
      sampleFailure(
        'Then only bob receives "x"\nalice sent "x"\n    at World.<anonymous> (x.ts:3:1)\n  ✗ eve',
        'one-server',
        'polling',
      ),
    ]),
  );
  const expected = `
✗ TM-05 MUST  Only members receive messages
  features/rooms.feature  "Only bob receives the message"  (one-server, polling)
  Then only bob receives "x"

    alice sent "x"
      ✗ eve

  evidence  reports/one-server/evidence/e.txt
  evidence  reports/polling/evidence/e.txt
  rerun     run --requirement TM-05 --lane one-server

NOT CONFORMANT · core + roster · 1 of 1 MUST exercised: 1 of 1 MUST requirements failed: TM-05
`;
  assert.ok(text.endsWith(expected), text);
});

test('a failure has the line of its scenario; one that the ledger found has no step', () => {
  const verdict = sampleVerdict([sampleFailure('late copy to eve', 'polling')]);
  const { explanations } = sampleReport(verdict);
  const place = 'features/03-messages/01-one-room.feature:41';
  const one = { name: sampleScenario().name, place, tags: [], requirements: [], hasOutcome: true };
  const known = explanations.map((explanation) => ({ ...explanation, scenarios: [one] }));
  const text = summary(verdict, { ...options, color: false, explanations: known });
  const block = `  ${place}  "Only bob receives the message"  (polling)\n\n    late copy to eve\n\n  evidence`;
  assert.ok(text.includes(block), text);
});

test('a long message is cut, and says by how much', () => {
  const message = Array.from({ length: 40 }, (_, line) => `line ${line + 1}`).join('\n');
  const text = plain(sampleVerdict([sampleFailure(message, 'polling')]));
  assert.match(text, /line 25\n {4}\.\.\. 15 more lines\n/);
});
