import { join } from 'node:path';
import { Command } from 'commander';
import { root } from '../../harness/package-root';
import { verdictLine } from '../../harness/reports/verdict-text';
import { usual } from '../../harness/run/options';
import { planOf } from '../../harness/run/plan';
import { runOnce } from '../../harness/run/run';
import { differences } from '../../harness/verdict/differences';
import type { Verdict } from '../../harness/verdict/schema';
import { underLoad } from './load';

/** Milliseconds added to each packet, in each direction, between suite and servers and between servers and Redis. */
const latencyMs = 20;

/**
 * Runs the suite against the reference server on the machine as it is, then `--repeat` times while every core is busy and
 * every packet is late. Prints how the verdicts differ. Returns the exit code: 0 if all are equal and conformant.
 */
async function main(): Promise<number> {
  const program = new Command('stability').option('--repeat <n>', 'number of runs under load', '1');
  const repeat = Number(program.parse().opts<{ repeat: string }>().repeat);
  const asItIs = await verdictOn('as-it-is', {});
  const found: string[] = [];
  for (let run = 1; run <= repeat; run += 1) {
    const name = `under-load-${run}`;
    const verdict = await underLoad(() => verdictOn(name, { latencyMs }));
    found.push(...differences(asItIs, verdict).map((line) => `${name}: ${line}`));
  }
  for (const line of found) say(line);
  const isStable = found.length === 0 && asItIs.outcome === 'conformant';
  say(isStable ? 'STABLE: all verdicts are equal' : `NOT STABLE: ${found.length} differences`);
  return isStable ? 0 : 1;
}

async function verdictOn(name: string, slowness: { latencyMs?: number }): Promise<Verdict> {
  const out = join(root, 'reports', 'stability', name);
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
