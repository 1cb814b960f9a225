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
/** Milliseconds for the server to process the disconnects at the end of a turn. */
const settleMs = 300;

/**
 * Measures the three variants in turn against one instance of the reference server, and prints the table. The first round
 * is a warm-up. Throws if a scenario fails, or the reason of the signal once the current turn is over.
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

/** The server is its own process group, which a signal to this process does not reach, so it has to be stopped here. */
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
