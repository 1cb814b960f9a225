import { curveOf } from './line';
import type { Bench, Measured, Measurement } from './measurement';
import { medianRatio, type Pair } from './ratio';
import type { Ratio } from './result';
import { served, turn, type Served } from './served';
import type { Work } from './variant';

/** One size of a curve. */
interface Size {
  readonly size: number;
  readonly work: Work;
  readonly rounds: number;
}

/** Scenarios of the bare loop beside each round, at most: its cost does not depend on their number. */
const bareScenarios = 300;

/** The cost of a scenario in runs of more and more scenarios, of two clients each. */
export const growthWithScenarios: Measurement = {
  name: 'growth with the number of scenarios',
  run: growth('reference', 'scenarios', [
    { size: 100, work: { scenarios: 100, members: 1 }, rounds: 3 },
    { size: 500, work: { scenarios: 500, members: 1 }, rounds: 1 },
    { size: 1000, work: { scenarios: 1000, members: 1 }, rounds: 1 },
    { size: 2000, work: { scenarios: 2000, members: 1 }, rounds: 1 },
  ]),
};

/**
 * The cost of a scenario with a larger and larger room. The server has no presence notices: each member that joins would
 * cause one to all the others, so that their number is quadratic.
 */
export const growthWithClients: Measurement = {
  name: 'growth with the number of clients',
  run: growth('core', 'clients', [
    { size: 2, work: { scenarios: 20, members: 2 }, rounds: 3 },
    { size: 20, work: { scenarios: 5, members: 20 }, rounds: 3 },
    { size: 200, work: { scenarios: 1, members: 200 }, rounds: 3 },
    { size: 1000, work: { scenarios: 1, members: 1000 }, rounds: 3 },
  ]),
};

function growth(target: string, what: string, sizes: readonly Size[]): Measurement['run'] {
  return (bench) =>
    served(target, async (one): Promise<Measured> => {
      await warmUp(one, bench);
      const points: Ratio[] = [];
      for (const { size, work, rounds } of sizes) {
        const pairs: Pair[] = [];
        for (let round = 0; round < rounds; round += 1) pairs.push(await pairOf(one, work, bench));
        points.push(medianRatio({ name: `${size} ${what}, processor time`, unit: 'ms' }, pairs));
      }
      return { ratios: points, curve: curveOf(`growth with the number of ${what}`, points) };
    });
}

/** The bare loop is so short that it takes hundreds of scenarios until Node.js has compiled it to its fastest form. */
async function warmUp({ suite, floor }: Served, { signal }: Bench): Promise<void> {
  await turn(floor, { scenarios: bareScenarios, members: 1 }, signal);
  await turn(suite, { scenarios: 100, members: 1 }, signal);
}

/** Measures the bare loop before and after the suite, so that it meets the same load. */
async function pairOf(
  { suite, floor }: Served,
  { scenarios, members }: Work,
  { signal }: Bench,
): Promise<Pair> {
  const half = Math.ceil(Math.min(scenarios, bareScenarios) / 2);
  const before = await turn(floor, { scenarios: half, members }, signal);
  const { cpu } = await turn(suite, { scenarios, members }, signal);
  const after = await turn(floor, { scenarios: half, members }, signal);
  return { measured: cpu, bare: (before.cpu + after.cpu) / 2 };
}
