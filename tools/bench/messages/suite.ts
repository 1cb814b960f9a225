import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfiguration, runCucumber } from '@cucumber/cucumber/api';
import type { Envelope } from '@cucumber/messages';
import { driverOf } from '../../../harness/drivers/driver-of';
import { root } from '../../../harness/package-root';
import { CucumberFiles } from '../../../harness/run/lanes/cucumber-files';
import { nowhere } from '../../../harness/run/lanes/nowhere';
import { lanes } from '../../../harness/run/lanes/lanes';
import { loadedSteps } from '../../../harness/run/lanes/loaded-steps';
import { openRunningLane } from '../../../harness/run/lanes/running-lane';
import type { RunningTarget } from '../../../harness/servers/running-target';
import type { Target } from '../../../harness/target-file/target-file';
import { namespace, startMeter, type Cost, type Variant, type Work } from './variant';

const lane = 'one-server';

/** Variant of the suite as in a run: the project's step definitions, the ledger of a lane, all reports of Cucumber. */
export async function suite(target: Target, running: RunningTarget): Promise<Variant> {
  const support = await loadedSteps();
  const run = async (work: Work): Promise<Cost> => {
    const { key } = openLane(target, running);
    const folder = mkdtempSync(join(tmpdir(), 'rooms-conformance-bench-'));
    try {
      const own = await configurationIn(folder, key, work);
      const envelopes: Envelope[] = [];
      const environment = { cwd: root, stdout: nowhere };
      const files = new CucumberFiles(folder);
      const watch = new Watch();
      const { success } = await runCucumber({ ...own, support }, environment, (envelope) => {
        watch.see(envelope);
        files.add(envelope);
        envelopes.push(envelope);
      });
      await files.end();
      if (!success) throw new Error(`a scenario of the suite failed: ${failureIn(envelopes)}`);
      return watch.cost();
    } finally {
      rmSync(folder, { recursive: true });
    }
  };
  return { name: 'suite', run };
}

function openLane(
  target: Target,
  { standalone, jwtSecret }: RunningTarget,
): ReturnType<typeof openRunningLane> {
  const one = lanes.find(({ name }) => name === lane);
  if (!one) throw new Error(`there is no lane ${lane}`);
  return openRunningLane({
    lane: one,
    instances: standalone,
    jwtSecret,
    driver: driverOf(target),
    machine: {
      now: () => performance.now(),
      lateSince: () => Promise.resolve(undefined),
      stoodStillSince: () => undefined,
    },
    capabilities: target.capabilities,
    timeouts: target.timeouts,
    exploration: { seed: 0, ms: 0, histories: 0 },
    deviations: [],
    missing: {},
  });
}

/** Does not load the project's configuration file, because its paths would be added to this one. */
async function configurationIn(
  folder: string,
  laneKey: string,
  work: Work,
): Promise<Awaited<ReturnType<typeof loadConfiguration>>['runConfiguration']> {
  const feature = join(folder, 'cost.feature');
  writeFileSync(feature, featureOf(work));
  const provided = {
    paths: [feature],
    worldParameters: { session: laneKey },
  };
  const { runConfiguration } = await loadConfiguration({ file: false, provided }, { cwd: root });
  return runConfiguration;
}

function featureOf({ scenarios, members }: Work): string {
  const [named, all] = audienceOf(members);
  const texts = Array.from(
    { length: scenarios },
    (_, index) => `
  Scenario: Run number ${index + 1}
    Given alice${members === 2 ? ',' : ' and'} ${named} are connected to "${namespace}"
    And ${all} joined the lobby
    When alice sends "hello" to the lobby
    Then only ${all} receive${members === 1 ? 's' : ''} "hello"
`,
  );
  return `Feature: The cost of a scenario\n${texts.join('')}`;
}

/** Returns the words for the members when they connect, and after that. */
function audienceOf(members: number): readonly [string, string] {
  if (members === 1) return ['bob', 'bob'];
  if (members === 2) return ['bob and carol', 'bob and carol'];
  return [`${members} clients`, `the ${members} clients`];
}

/** Measures from the start of the first scenario to the end of the last, without loading and closing. */
class Watch {
  private costOf: ReturnType<typeof startMeter> | undefined;
  private ended = 0;
  private latest: Cost | undefined;

  see({ testCaseStarted, testCaseFinished }: Envelope): void {
    if (testCaseStarted) this.costOf ??= startMeter();
    if (!testCaseFinished) return;
    this.ended += 1;
    this.latest = this.costOf?.(this.ended);
  }

  /** Returns the cost of one scenario. Throws if none has ended. */
  cost(): Cost {
    if (!this.latest) throw new Error('Cucumber ran no scenario');
    return this.latest;
  }
}

function failureIn(envelopes: readonly Envelope[]): string {
  const messages = envelopes.map(
    ({ testStepFinished }) => testStepFinished?.testStepResult.message,
  );
  return messages.find((message) => message !== undefined) ?? 'Cucumber gave no reason';
}
