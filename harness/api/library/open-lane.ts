import { resolve } from 'node:path';
import { lanes } from '../../run/lanes/lanes';
import { openLaneFor } from '../../run/lanes/run-lanes';
import { checkNames, UsageError, usual, type RunOptions } from '../../run/options';
import { planOf, type Plan } from '../../run/plan';
import { Machine } from '../../run/scarcity/machine';
import { startTestBed } from '../../run/test-bed';

/** Which servers to test, and how clients connect to them. */
export interface TargetChoice {
  /** Path of a target file: what the server can do, its events and its rooms. */
  readonly target?: string;
  /** Servers that are already running, instead of those of the target file. */
  readonly urls?: readonly string[];
  /** Path of a driver module, instead of the one in the target file: it performs operations, fences included. */
  readonly driver?: string;
  /** Placement and transport of the clients: `one-server`, `three-servers` or `polling`; `one-server` if left out. */
  readonly lane?: string;
}

/** A lane on running servers, outside of a run of the suite. */
export interface OpenLane {
  /** Under this key, step definitions find the lane. */
  readonly key: string;
  /** Stops the servers that were started. */
  stop(): Promise<void>;
}

/** Folder for the output of servers. */
const out = 'reports/tests';

/**
 * Starts the servers of a target, or attaches to them, and opens one lane on them. Throws UsageError, TargetFileError,
 * TargetError or BackplaneError; nothing is left running then.
 */
export async function openLaneOn(choice: TargetChoice): Promise<OpenLane> {
  const { lane = 'one-server' } = choice;
  checkNames(
    'lane',
    [lane],
    lanes.map(({ name }) => name),
  );
  const options = optionsFor(choice, lane);
  const plan = withDriver(planOf(options), choice);
  const machine = new Machine();
  try {
    const testBed = await startTestBed(plan, options, { say: () => undefined });
    const [opened] = testBed.lanes;
    if (!opened) throw new UsageError(`the lane ${lane} does not apply to this target`);
    const part = { lane: opened, name: opened.name, tags: '', servers: 'lane' as const };
    const { key } = openLaneFor(part, plan, testBed, machine);
    return {
      key,
      stop: async () => {
        await testBed.stop();
        machine.stop();
      },
    };
  } catch (error) {
    machine.stop();
    throw error;
  }
}

function optionsFor({ target, urls }: TargetChoice, lane: string): RunOptions {
  if (target === undefined && urls === undefined)
    throw new UsageError('no target: give target or urls');
  return {
    ...usual,
    out,
    lane: [lane],
    ...(target !== undefined && { target: resolve(target) }),
    ...(urls && { url: urls }),
  };
}

function withDriver(plan: Plan, { driver }: TargetChoice): Plan {
  if (driver === undefined) return plan;
  return { ...plan, target: { ...plan.target, driver: resolve(driver) } };
}
