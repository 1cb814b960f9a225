import { curveOf } from './figures/line';
import type { Bench, Measured, Measurement } from './measurement';
import { median } from './figures/median';
import { medianRatio, type Pair } from './figures/ratio';
import type { Ratio } from './figures/result';
import { served, turn, type Served } from './messages/served';
import type { Work } from './messages/variant';

/** One size of a curve. */
interface Size {
  readonly size: number;
  readonly work: Work;
  readonly rounds: number;
}

/** Scenarios of the bare loop beside each round, at most: its cost does not depend on their number. */
const bareScenarios = 300;
/** Parts of the bare loop beside each round, half of them before it. */
const bareParts = 4;

/** The cost of a scenario in runs of more and more scenarios, of two clients each. */
export const growthWithScenarios: Measurement = {
  name: 'growth with the number of scenarios',
  run: growth('reference', 'scenarios', [
    { size: 100, work: { scenarios: 100, members: 1 }, rounds: 2 },
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
    { size: 1000, work: { scenarios: 1, members: 1000 }, rounds: 2 },
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

/** Measures the bare loop before and after the suite, so that it meets the same load, in parts of which some may be slow. */
async function pairOf(
  { suite, floor }: Served,
  { scenarios, members }: Work,
  { signal }: Bench,
): Promise<Pair> {
  const part = { scenarios: Math.ceil(Math.min(scenarios, bareScenarios) / bareParts), members };
  const costs: number[] = [];
  const bare = async (): Promise<void> => {
    for (let index = 0; index < bareParts / 2; index += 1)
      costs.push((await turn(floor, part, signal)).cpu);
  };
  await bare();
  const { cpu } = await turn(suite, { scenarios, members }, signal);
  await bare();
  return { measured: cpu, bare: median(costs) };
}
