import { join } from 'node:path';
import { silence } from '../../harness/client/deadline';
import { root } from '../../harness/package-root';
import { startTarget } from '../../harness/servers/running-target';
import { loadTarget } from '../../harness/target-file/target-file';
import { floor, sleeping } from './by-hand';
import { suite } from './suite';
import { resultTable, type Round } from './table';
import type { Variant } from './variant';

const rounds = 5;
const scenarios = 40;
/** For the server to be done with those who left at the end of a turn. */
const settleMs = 300;

/**
 * Measures the three variants by turns against one instance of the reference server, and prints the table. The first
 * round only warms up. Throws if a scenario fails, or what the signal was aborted with, once the turn that runs is over.
 */
export async function bench(signal: AbortSignal): Promise<void> {
  const target = loadTarget(join(root, 'fixtures', 'targets', 'reference', 'target.yaml'));
  const running = await startTarget(target, { kind: 'none' }, { standalone: 1, clustered: 0 });
  try {
    const [instance] = running.standalone;
    if (!instance) throw new Error('the reference server has not been started');
    const { url } = instance;
    const variants = [await suite(target, running), floor(url), sleeping(url)];
    await roundOf(variants, signal);
    const measured: Round[] = [];
    for (let round = 0; round < rounds; round += 1) {
      measured.push(await roundOf(variants, signal));
      variants.push(...variants.splice(0, 1));
    }
    process.stdout.write(`${rounds} rounds of ${scenarios} scenarios\n${resultTable(measured)}`);
  } finally {
    await running.stop();
  }
}

async function roundOf(variants: readonly Variant[], signal: AbortSignal): Promise<Round> {
  const round = { suite: NaN, floor: NaN, sleep: NaN };
  for (const variant of variants) {
    signal.throwIfAborted();
    round[variant.name] = await variant.run(scenarios);
    await silence(settleMs);
  }
  return round;
}

/** The server is a process group of its own, which a signal to this process does not end: it has to be stopped. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM']) {
    process.once(name, () => {
      controller.abort(new Error(`interrupted by ${name}`));
    });
  }
  return controller.signal;
}

if (require.main === module) {
  void bench(interruption()).then(
    () => process.exit(0),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
}
