import type { Bench, Measured, Measurement } from './measurement';
import { medianRatio } from './figures/ratio';
import { served, turn, type Served } from './messages/served';
import { resultTable } from './figures/table';
import type { Cost, Variant } from './messages/variant';

const rounds = 5;
const work = { scenarios: 20, members: 2 };

type Costs = Readonly<Record<Variant['name'], Cost>>;

/** The cost of a scenario over the bare loop, and with a sleep in place of the fence. The first round is a warm-up. */
export const costOfScenario: Measurement = {
  name: 'cost of a scenario',
  run: (bench) => served('reference', async (one) => await measure(one, bench)),
};

async function measure(one: Served, { signal, print }: Bench): Promise<Measured> {
  const variants = [one.suite, one.floor, one.sleep];
  await roundOf(variants, signal);
  const measured: Costs[] = [];
  for (let round = 0; round < rounds; round += 1) {
    measured.push(await roundOf(variants, signal));
    variants.push(...variants.splice(0, 1));
  }
  const times = measured.map((costs) => ({
    suite: costs.suite.time,
    floor: costs.floor.time,
    sleep: costs.sleep.time,
  }));
  print(`${rounds} rounds of ${work.scenarios} scenarios\n${resultTable(times)}\n`);
  return { ratios: [ratioOf('time', measured), ratioOf('cpu', measured)] };
}

function ratioOf(kind: keyof Cost, measured: readonly Costs[]): Measured['ratios'][number] {
  const name = `scenario, ${kind === 'time' ? 'time' : 'processor time'}`;
  const pairs = measured.map(({ suite, floor }) => ({ measured: suite[kind], bare: floor[kind] }));
  return medianRatio({ name, unit: 'ms' }, pairs);
}

async function roundOf(variants: readonly Variant[], signal: AbortSignal): Promise<Costs> {
  const none = { time: NaN, cpu: NaN };
  const round = { suite: none, floor: none, sleep: none };
  for (const variant of variants) round[variant.name] = await turn(variant, work, signal);
  return round;
}
