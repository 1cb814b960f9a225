import { join } from 'node:path';
import { silence } from '../../../harness/client/deadline';
import { root } from '../../../harness/package-root';
import { startTarget } from '../../../harness/servers/running-target';
import { loadTarget } from '../../../harness/target-file/target-file';
import { floor, sleeping } from './by-hand';
import { suite } from './suite';
import type { Cost, Variant, Work } from './variant';

/** Milliseconds for the server to process the disconnects at the end of a turn. */
const settleMs = 150;

/** The variants, for one server, and its address. */
export type Served = Readonly<Record<Variant['name'], Variant>> & { readonly url: string };

/** Starts one server of a target of this repository for the time of `use`. */
export async function served<T>(name: string, use: (served: Served) => Promise<T>): Promise<T> {
  const target = loadTarget(join(root, 'fixtures', 'targets', name, 'target.yaml'));
  const running = await startTarget(target, { kind: 'none' }, { standalone: 1, clustered: 0 });
  try {
    const [instance] = running.standalone;
    if (!instance) throw new Error(`the server of the target ${name} has not been started`);
    const { url } = instance;
    const ofSuite = await suite(target, running);
    return await use({ url, suite: ofSuite, floor: floor(url), sleep: sleeping(url) });
  } finally {
    await running.stop();
  }
}

/** Runs one variant and lets the server settle. Throws the reason of the signal before it starts. */
export async function turn(variant: Variant, work: Work, signal: AbortSignal): Promise<Cost> {
  signal.throwIfAborted();
  const cost = await variant.run(work);
  await silence(settleMs);
  return cost;
}
