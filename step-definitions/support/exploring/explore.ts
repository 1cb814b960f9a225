import fc from 'fast-check';
import type { Sequence } from '../../../harness/contract/sequence';
import { NotApplicableError } from '../../../harness/contract/namespace-names';
import type { Driver } from '../../../harness/drivers/driver';
import { namesRoom, requiresMembership } from '../../../harness/drivers/rooms/room-rules';
import type { LaneContext } from '../../../harness/servers/lane-context';
import { attachSequence, type Attach } from '../evidence/sequence';
import {
  withoutDeviations,
  withoutReturns,
  withoutUnsupported,
  type ActionKinds,
  type Beginning,
} from './action';
import { asScenario } from './as-gherkin';
import { beginnings, histories, namespaces, type Command, type Possibilities } from './commands';
import { History, type HistoryContext } from './history';
import { MembershipModel, type ExploredRooms } from './model';

/** Milliseconds in which a history that fails is made smaller; on a healthy machine that is done long before. */
const shrinkMs = 10_000;

/** A history with another outcome than it must have. */
interface Counterexample {
  readonly scenario: string;
  readonly transcript: string;
  readonly sequence: Sequence;
  readonly error: string;
}

/** A history that is run, and when to end it. */
interface HistoryRun {
  readonly beginning: readonly Beginning[];
  readonly commands: Iterable<Command>;
  readonly isOver: () => boolean;
}

/** What exploring needs from its scenario. */
interface ExplorationContext extends HistoryContext {
  readonly session: LaneContext;
  readonly driver: Driver;
  readonly attach: Attach;
}

/**
 * Lets clients act in random orders until the run's bound is reached, without the kinds of actions of which the target has a
 * listed deviation. Returns a human-readable report on the smallest history that failed; undefined if none did.
 */
export async function explore(
  context: ExplorationContext,
  wanted: ActionKinds,
): Promise<string | undefined> {
  const { exploration, deviations } = context.session;
  const { seed, ms, histories: most } = exploration;
  const possible = possibilities(context.driver, withoutDeviations(wanted, deviations));
  const end = Date.now() + ms;
  let number = 0;
  let found: Counterexample | undefined;
  do {
    // The first history is never broken off, however slow the machine is: a replay begins with it.
    const until = number === 0 ? Infinity : end;
    const plan = { possible, seed: seedOf(seed, number), until };
    found = await counterexample(context, plan);
    number += 1;
  } while (!found && number < most && Date.now() < end);
  const names = Object.keys(possible.kinds).join(', ');
  attach(
    context,
    'exploration.txt',
    `${number} histories of ${names}; the seed of the first is ${seed}`,
  );
  if (!found) return undefined;
  attach(context, 'transcript.txt', found.transcript);
  attachSequence(context.attach, found.sequence);
  return report(found, seedOf(seed, number - 1), number);
}

/** Returns what the target lets clients do. Throws NotApplicableError if histories need something that it does not have. */
function possibilities(driver: Driver, wanted: ActionKinds): Possibilities {
  requireExplorable(driver);
  const kinds = withoutUnsupported(wanted, (operation) => driver.supports(operation));
  return {
    kinds: driver.model.members === 'people' ? withoutReturns(kinds) : kinds,
    namespaces: namespaces.filter((namespace) => driver.namespaceNames.supports(namespace)),
  };
}

function roomsOf(driver: Driver): ExploredRooms {
  const { model } = driver;
  const isForMembers = requiresMembership(driver, 'sendToRoom');
  return {
    ...model,
    senders: isForMembers ? 'members' : model.senders,
    leavesOwnOnly: !namesRoom(driver, 'leave'),
  };
}

/** Throws NotApplicableError if the clients of a target join or leave with their connections, or send no texts. */
function requireExplorable(driver: Driver): void {
  driver.requireRequest('join');
  driver.requireRequest('leave');
  if (!driver.canSendTexts)
    driver.notApplicable('clients send no texts to rooms (operations.sendToRoom, messages.body)');
}

/** Every history has a seed of its own, so that a replay begins with it; the first one has the seed of the run. */
function seedOf(seed: number, number: number): number {
  return (seed + Math.imul(number, 0x9e3779b1)) & 0x7fffffff;
}

/** One random history: its actions follow from the seed, and none begins later than `until`. */
interface HistoryPlan {
  readonly possible: Possibilities;
  readonly seed: number;
  /** Milliseconds, as of `Date.now()`. */
  readonly until: number;
}

/** Runs a history; if it fails, smaller and smaller ones, and returns the smallest that failed. */
async function counterexample(
  context: ExplorationContext,
  { possible, seed, until }: HistoryPlan,
): Promise<Counterexample | undefined> {
  let found: Counterexample | undefined;
  let end = Infinity;
  const run = async (
    beginning: readonly Beginning[],
    commands: Iterable<Command>,
  ): Promise<boolean> => {
    // A dead server fails every history, and the one that killed it would be lost among them.
    const isDead = context.session.instances.some(
      (instance) => instance.exitReason() !== undefined,
    );
    if (found && (isDead || Date.now() > end)) return true;
    const isOver = (): boolean => !found && Date.now() > until;
    const failed = await runOne(context, { beginning, commands, isOver });
    if (!failed) return true;
    if (!found) end = Date.now() + shrinkMs;
    found = failed;
    return false;
  };
  const property = fc.asyncProperty(beginnings(possible.namespaces), histories(possible), run);
  await fc.check(property, { seed, numRuns: 1, unbiased: true });
  return found;
}

async function runOne(
  context: ExplorationContext,
  { beginning, commands, isOver }: HistoryRun,
): Promise<Counterexample | undefined> {
  const history = new History(context);
  const membership = new MembershipModel(roomsOf(context.driver));
  try {
    for (const one of beginning) await history.begin(one, membership);
    await fc.asyncModelRun(() => ({ model: { membership, isOver }, real: history }), commands);
    history.end();
    return undefined;
  } catch (error) {
    if (error instanceof NotApplicableError) context.driver.notApplicable(error.message);
    const { lines, transcript, sequence } = history;
    const scenario = asScenario('Found by exploring', lines);
    return {
      scenario,
      transcript,
      sequence,
      error: error instanceof Error ? error.message : String(error),
    };
  } finally {
    await history.close();
  }
}

function attach(context: ExplorationContext, fileName: string, text: string): void {
  context.attach(text, { mediaType: 'text/plain', fileName });
}

function report({ scenario, error }: Counterexample, seed: number, number: number): string {
  return [
    `history ${number} failed; add --seed ${seed} to the rerun below to begin with it`,
    '',
    scenario,
    '',
    error,
  ].join('\n');
}
