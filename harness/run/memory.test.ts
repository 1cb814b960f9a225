import { test } from 'node:test';
import { ok } from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { root } from '../package-root';
import { usual } from './options';
import { planOf } from './plan';
import { runOnce } from './run';

/** Bytes that a run may leave behind. One whose messages stay in memory leaves eight million. */
const mostLeft = 2_000_000;

test('a run leaves nothing of itself in memory, so that one process can run many', async () => {
  const out = mkdtempSync(join(tmpdir(), 'memory-'));
  const heaps: number[] = [];
  for (let run = 0; run < 3; run += 1) {
    const target = join(root, 'fixtures', 'targets', 'core', 'target.yaml');
    const options = { ...usual, target, out, lane: ['one-server'], requirement: ['RM-01'] };
    await runOnce(planOf(options), options);
    heaps.push(usedHeap());
  }
  rmSync(out, { recursive: true });
  const [, second = 0, third = 0] = heaps;
  ok(third - second < mostLeft, `the heap grew with each run: ${heaps.join(', ')} bytes`);
});

/** Returns the bytes in use after collecting what nothing refers to any more. */
function usedHeap(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc()');
  return process.memoryUsage().heapUsed;
}
