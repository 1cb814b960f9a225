import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfiguration, runCucumber } from '@cucumber/cucumber/api';
import { TimeConversion, type Envelope, type Timestamp } from '@cucumber/messages';
import { driverOf } from '../../harness/drivers/driver-of';
import { root } from '../../harness/package-root';
import { CucumberFiles } from '../../harness/run/lanes/cucumber-files';
import { nowhere } from '../../harness/run/lanes/nowhere';
import { lanes } from '../../harness/run/lanes/lanes';
import { loadedSteps } from '../../harness/run/lanes/loaded-steps';
import { openRunningLane } from '../../harness/run/lanes/running-lane';
import type { RunningTarget } from '../../harness/servers/running-target';
import type { Target } from '../../harness/target-file/target-file';
import { namespace, type Variant } from './variant';

const lane = 'one-server';

/** Variant of the suite as in a run: the project's step definitions, the ledger of a lane, all reports of Cucumber. */
export async function suite(target: Target, running: RunningTarget): Promise<Variant> {
  const support = await loadedSteps();
  const run = async (count: number): Promise<number> => {
    const { key } = openLane(target, running);
    const folder = mkdtempSync(join(tmpdir(), 'rooms-conformance-bench-'));
    try {
      const own = await configurationIn(folder, key, count);
      const envelopes: Envelope[] = [];
      const environment = { cwd: root, stdout: nowhere };
      const files = new CucumberFiles(folder);
      const { success } = await runCucumber({ ...own, support }, environment, (envelope) => {
        files.add(envelope);
        envelopes.push(envelope);
      });
      await files.end();
      if (!success) throw new Error(`a scenario of the suite failed: ${failureIn(envelopes)}`);
      return duration(envelopes) / count;
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
  count: number,
): Promise<Awaited<ReturnType<typeof loadConfiguration>>['runConfiguration']> {
  const feature = join(folder, 'cost.feature');
  writeFileSync(feature, featureOf(count));
  const provided = {
    paths: [feature],
    worldParameters: { session: laneKey },
  };
  const { runConfiguration } = await loadConfiguration({ file: false, provided }, { cwd: root });
  return runConfiguration;
}

function featureOf(count: number): string {
  const scenarios = Array.from(
    { length: count },
    (_, index) => `
  Scenario: Run number ${index + 1}
    Given alice, bob and carol are connected to "${namespace}"
    And bob and carol joined the lobby
    When bob sends "hello" to the lobby
    Then only bob and carol receive "hello"
`,
  );
  return `Feature: The cost of a scenario\n${scenarios.join('')}`;
}

/** Returns the milliseconds from the start of the first scenario to the end of the last, without loading and closing. */
function duration(envelopes: readonly Envelope[]): number {
  const began = envelopes.find(({ testCaseStarted }) => testCaseStarted)?.testCaseStarted;
  const ended = envelopes.findLast(({ testCaseFinished }) => testCaseFinished)?.testCaseFinished;
  if (!began || !ended) throw new Error('Cucumber ran no scenario');
  return toMs(ended.timestamp) - toMs(began.timestamp);
}

function toMs(timestamp: Timestamp): number {
  return TimeConversion.timestampToMillisecondsSinceEpoch(timestamp);
}

function failureIn(envelopes: readonly Envelope[]): string {
  const messages = envelopes.map(
    ({ testStepFinished }) => testStepFinished?.testStepResult.message,
  );
  return messages.find((message) => message !== undefined) ?? 'Cucumber gave no reason';
}
