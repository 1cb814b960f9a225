import {
  After,
  AfterAll,
  Before,
  BeforeAll,
  setDefaultTimeout,
  setDefinitionFunctionWrapper,
  setWorldConstructor,
  Status,
  type ITestCaseHookParameter,
} from '@cucumber/cucumber';
import { NotApplicableError } from '../../harness/contract/namespace-names';
import { BlockedError } from '../../harness/drivers/blocked-error';
import type { Skip } from '../../harness/servers/lane-context';
import { withoutSecrets } from '../../harness/target-file/secrets';
import { assertNothingDisclosed } from './access/disclosed';
import { repairServers } from './cluster/fault-injection';
import { makeReadable, rewrite } from './evidence/readable-error';
import { attachSequence, isDrawn, sequenceOf } from './evidence/sequence';
import { closeLane, openLane } from './open-lanes';
import { reproductionOf, type Reproduction } from './reproduction/reproduction';
import { ConformanceWorld } from './world';

setWorldConstructor(ConformanceWorld);

// Every wait of a step has a deadline of its own that says what it waited for; this one is the last resort.
setDefaultTimeout(60_000);

// A scenario that turns out to need what the target does not support is skipped, whatever the step made of that. Other
// errors go to every report: no secret may be in them, and a reader does not know a client by its socket id.
setDefinitionFunctionWrapper((step: (...args: unknown[]) => unknown) => {
  return async function (this: unknown, ...args: unknown[]): Promise<unknown> {
    try {
      const result = await step.apply(this, args);
      throwFault(this);
      return skippedIn(this) ?? result;
    } catch (seen) {
      const error = faultIn(this) ?? seen;
      const skipped = skippedIn(this, error);
      if (skipped !== undefined) return skipped;
      await addSilence(this, error);
      if (this instanceof ConformanceWorld) this.noteFailure(error);
      makeReadable(error, this instanceof ConformanceWorld ? this : undefined);
      if (error instanceof BlockedError) block(this, error);
      throw error;
    }
  };
});

/** Attaches once why a scenario ends here, if the target does not support what it needs. */
function skippedIn(world: unknown, error?: unknown): 'skipped' | undefined {
  if (!(world instanceof ConformanceWorld) || world.isEnded) return undefined;
  if (error instanceof NotApplicableError) world.unsupportedReason ??= error.message;
  if (world.unsupportedReason === undefined) return undefined;
  world.isEnded = true;
  skip(world, { kind: 'not-applicable', reason: world.unsupportedReason });
  return 'skipped';
}

/** Returns what went wrong in the driver module where no step waits for it. */
function faultIn(world: unknown): Error | undefined {
  return world instanceof ConformanceWorld && !world.isEnded ? world.driverFault : undefined;
}

/** Ends a scenario whose driver module has failed where no step waits for it. */
function throwFault(world: unknown): void {
  const fault = faultIn(world);
  if (fault) throw fault;
}

/** Attaches once that a scenario is blocked, whatever step that was. */
function block(world: unknown, { message }: BlockedError): void {
  if (!(world instanceof ConformanceWorld) || world.isEnded) return;
  world.isEnded = true;
  world.attach(message, { mediaType: 'text/plain', fileName: 'blocked.txt' });
}

/** Adds which servers no longer answer at all: that explains whatever a step has missed. */
async function addSilence(world: unknown, error: unknown): Promise<void> {
  if (!(world instanceof ConformanceWorld && error instanceof Error)) return;
  const silent = await world.session.silentInstances();
  const { message } = error;
  if (silent.length > 0)
    rewrite(error, (text) => text.replace(message, [message, ...silent].join('\n  ')));
}

/** Attaches that a failure proves nothing: the backplane failed, the suite stood still, or a deadline was missed while the machine was late. */
async function excuse(world: ConformanceWorld): Promise<void> {
  const { session, begun, missedDeadline } = world;
  const reason =
    (await session.backplaneFailure()) ??
    session.machine.stoodStillSince(begun) ??
    (missedDeadline === undefined
      ? undefined
      : await session.machine.lateSince(begun, missedDeadline));
  if (reason !== undefined)
    world.attach(reason, { mediaType: 'text/plain', fileName: 'inconclusive.txt' });
  else if (missedDeadline !== undefined) world.lane.markMissed();
}

/** Attaches a program that shows the failure, or why there is none. */
async function attachReproduction(
  world: ConformanceWorld,
  name: string,
  tags: readonly string[],
): Promise<void> {
  if (world.lane.isReproduced(tags)) return;
  const made = await reproductionIn(world, name, tags);
  const isProgram = 'program' in made;
  world.attach(withoutSecrets(isProgram ? made.program : made.reason), {
    mediaType: 'text/plain',
    fileName: isProgram ? 'repro.mjs' : 'no-repro.txt',
  });
  if (isProgram) world.lane.markReproduced(tags);
}

async function reproductionIn(
  world: ConformanceWorld,
  name: string,
  tags: readonly string[],
): Promise<Reproduction> {
  const { lane, expectation, session } = world;
  const halted = session.skip(tags);
  if (halted) return { reason: `a program would show no more: ${halted.reason}` };
  const noTime = lane.noTimeForPrograms();
  if (noTime !== undefined) return { reason: noTime };
  const begun = performance.now();
  const made = await reproductionOf(world, { name, tags, expectation });
  lane.markProgram(performance.now() - begun, 'reason' in made);
  return made;
}

function skip(world: ConformanceWorld, { kind, reason }: Skip): void {
  world.attach(reason, { mediaType: 'text/plain', fileName: `${kind}.txt` });
}

BeforeAll({ name: 'open the lane' }, function (this: { parameters: Record<string, unknown> }) {
  openLane(String(this.parameters['session']));
});

AfterAll(
  { name: 'close every connection' },
  async function (this: { parameters: Record<string, unknown> }) {
    await closeLane(String(this.parameters['session']));
  },
);

Before(
  { name: 'skip what cannot run here' },
  async function (this: ConformanceWorld, { pickle, testCaseStartedId }: ITestCaseHookParameter) {
    this.scenario = testCaseStartedId;
    this.title = `${pickle.uri} ${pickle.name}`;
    this.begun = this.session.machine.now();
    await this.session.replaceCrashed();
    const tags = pickle.tags.map(({ name }) => name);
    this.lane.begin(tags);
    const reason = this.session.skip(tags);
    if (!reason) return undefined;
    skip(this, reason);
    return 'skipped';
  },
);

After(
  { name: 'find what no step has checked' },
  function (this: ConformanceWorld, { result }: ITestCaseHookParameter) {
    const unasserted = result?.status === Status.PASSED ? this.unasserted() : [];
    if (unasserted.length > 0) throw new Error(`no step checked ${unasserted.join('; ')}`);
  },
);

After(
  { name: 'read what the refusals disclose' },
  function (this: ConformanceWorld, { result }: ITestCaseHookParameter) {
    if (result?.status === Status.PASSED) assertNothingDisclosed(this);
  },
);

After(
  { name: 'keep the evidence' },
  async function (this: ConformanceWorld, { result, pickle }: ITestCaseHookParameter) {
    const tags = pickle.tags.map(({ name }) => name);
    if (result?.status === Status.PASSED && isDrawn(tags, this.session.lane))
      attachSequence(this.attach.bind(this), sequenceOf(this));
    if (result?.status !== Status.FAILED) return;
    const fileName = 'transcript.txt';
    this.attach(this.lane.evidenceIn(this.transcript), { mediaType: 'text/plain', fileName });
    attachSequence(this.attach.bind(this), sequenceOf(this));
    await excuse(this);
    await this.session.checkAlive();
    await attachReproduction(this, pickle.name, tags);
  },
);

// Of the hooks after a scenario, the last one runs first.
After(
  { name: 'restore the disposable servers', tags: '@fault-injection' },
  async function (this: ConformanceWorld) {
    await repairServers(this);
  },
);

After({ name: 'keep listening' }, async function (this: ConformanceWorld) {
  this.lane.retire(this.scenario);
  const errors = [...(await this.participants.tearDown()), ...(await this.setUp.tearDown())];
  for (const { message } of errors)
    this.attach(message, { mediaType: 'text/plain', fileName: 'tear-down.txt' });
});
