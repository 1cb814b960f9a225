import { join } from 'node:path';
import { verdictLine } from '../../harness/reports/verdict-text';
import { usual } from '../../harness/run/options';
import { planOf } from '../../harness/run/plan';
import { runOnce } from '../../harness/run/run';
import { differences } from '../../harness/verdict/differences';
import type { Verdict } from '../../harness/verdict/schema';
import { underLoad } from './load';

/** Milliseconds of added latency in each direction, between suite and servers and between servers and Redis. */
const latencyMs = 20;

/**
 * Runs the suite against the reference server, and again with every core busy and every packet delayed. Prints the
 * differences between the verdicts. Returns the exit code: 0 if there are none and the server is conformant, otherwise 1.
 */
async function main(): Promise<number> {
  const idle = await verdictOn('idle', {});
  const loaded = await underLoad(() => verdictOn('loaded', { latencyMs }));
  const found = differences(idle, loaded);
  for (const line of found) say(line);
  const isStable = found.length === 0 && idle.outcome === 'conformant';
  say(isStable ? 'STABLE: the same verdict' : `NOT STABLE: ${found.length} differences`);
  return isStable ? 0 : 1;
}

async function verdictOn(name: string, slowness: { latencyMs?: number }): Promise<Verdict> {
  const out = join('reports', 'stability', name);
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
