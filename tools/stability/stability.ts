import { join } from 'node:path';
import { verdictLine } from '../../harness/reports/verdict-text';
import { usual } from '../../harness/run/options';
import { planOf } from '../../harness/run/plan';
import { runOnce } from '../../harness/run/run';
import { differences } from '../../harness/verdict/differences';
import type { Verdict } from '../../harness/verdict/schema';
import { underLoad } from './load';

/** Each packet takes so much longer, in each direction, between suite and servers and between servers and Redis. */
const latencyMs = 20;

/**
 * Judges the reference server on the machine as it is, and again while every core is busy and every packet is late.
 * Prints where the verdicts differ; returns the exit code: 0 only if they do not, and the server is conformant.
 */
async function main(): Promise<number> {
  const asItIs = await verdictOn('as-it-is', {});
  const slow = await underLoad(() => verdictOn('slow', { latencyMs }));
  const found = differences(asItIs, slow);
  for (const line of found) say(line);
  const isRight = found.length === 0 && asItIs.outcome === 'conformant';
  say(isRight ? 'PRECISE: the same verdict' : `NOT PRECISE: ${found.length} differences`);
  return isRight ? 0 : 1;
}

async function verdictOn(name: string, slowness: { latencyMs?: number }): Promise<Verdict> {
  const out = join('reports', 'precision', name);
  const options = { ...usual, out };
  const { verdict } = await runOnce({ ...planOf(options), ...slowness }, options);
  say(`${name}: ${verdictLine(verdict)}`);
  if (verdict.interrupted !== undefined) throw new Error(verdict.interrupted);
  return verdict;
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

void main().then((code) => {
  process.exit(code);
});
