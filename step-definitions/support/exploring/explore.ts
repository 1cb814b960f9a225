import fc from 'fast-check';
import type { Sequence } from '../../../harness/contract/sequence';
import { attachSequence } from '../evidence/sequence';
import type { ConformanceWorld } from '../world';
import { withoutDeviations, withoutUnsupported, type Gathering, type Kinds } from './action';
import { asScenario } from './as-gherkin';
import { beginnings, histories, namespaces, type Command } from './commands';
import { History } from './history';
import { Membership } from './model';

/** How long a history that fails is made smaller, in milliseconds; on a healthy machine it is done long before. */
const shrinkMs = 10_000;

/** A history that came out otherwise than it must. */
interface Counterexample {
  readonly scenario: string;
  readonly transcript: string;
  readonly sequence: Sequence;
  readonly error: string;
}

/** What is played, and when to end it. */
interface Play {
  readonly beginning: readonly Gathering[];
  readonly commands: Iterable<Command>;
  readonly isOver: () => boolean;
}

/**
 * Lets people do these kinds of things in random orders until the run's bound is reached; what the target is known to do
 * otherwise is left out. Returns the smallest history that was found to come out wrong, for people; undefined if none did.
 */
export async function explore(world: ConformanceWorld, wanted: Kinds): Promise<string | undefined> {
  const { exploration, deviations } = world.session;
  const { seed, ms, histories: most } = exploration;
  const { driver } = world;
  for (const namespace of namespaces) driver.namespaceNames.toServer(namespace);
  const supported = withoutUnsupported(wanted, (operation) => driver.supports(operation));
  const kinds = withoutDeviations(supported, deviations);
  const end = Date.now() + ms;
  let number = 0;
  let found: Counterexample | undefined;
  do {
    // The first history is never broken off, however slow the machine is: a replay begins with it.
    const until = number === 0 ? Infinity : end;
    found = await counterexample(world, { kinds, seed: seedOf(seed, number), until });
    number += 1;
  } while (!found && number < most && Date.now() < end);
  const words = Object.keys(kinds).join(', ');
  attach(
    world,
    'exploration.txt',
    `${number} histories, the first with the seed ${seed}, of ${words}`,
  );
  if (!found) return undefined;
  attach(world, 'transcript.txt', found.transcript);
  attachSequence(world, found.sequence);
  return report(found, seedOf(seed, number - 1), number);
}

/** Every history has a seed of its own, so that a replay begins with it: the first one has that of the run. */
function seedOf(seed: number, number: number): number {
  return (seed + Math.imul(number, 0x9e3779b1)) & 0x7fffffff;
}

/** One random history: what happens follows from the seed, and what would begin later than `until` does not happen. */
interface Plot {
  readonly kinds: Kinds;
  readonly seed: number;
  /** Milliseconds, as of `Date.now()`. */
  readonly until: number;
}

/** Plays a history; if it fails, smaller and smaller ones, and returns the smallest that failed. */
async function counterexample(
  world: ConformanceWorld,
  { kinds, seed, until }: Plot,
): Promise<Counterexample | undefined> {
  let found: Counterexample | undefined;
  let end = Infinity;
  const play = async (
    beginning: readonly Gathering[],
    commands: Iterable<Command>,
  ): Promise<boolean> => {
    // A dead server fails every history, and the one that killed it would be lost among them.
    const isDead = world.session.instances.some((instance) => instance.exitReason() !== undefined);
    if (found && (isDead || Date.now() > end)) return true;
    const isOver = (): boolean => !found && Date.now() > until;
    const failed = await playOne(world, { beginning, commands, isOver });
    if (!failed) return true;
    if (!found) end = Date.now() + shrinkMs;
    found = failed;
    return false;
  };
  await fc.check(fc.asyncProperty(beginnings, histories(kinds), play), {
    seed,
    numRuns: 1,
    unbiased: true,
  });
  return found;
}

async function playOne(
  world: ConformanceWorld,
  { beginning, commands, isOver }: Play,
): Promise<Counterexample | undefined> {
  const history = new History(world);
  const membership = new Membership();
  try {
    for (const gathering of beginning) await history.begin(gathering, membership);
    await fc.asyncModelRun(() => ({ model: { membership, isOver }, real: history }), commands);
    history.end();
    return undefined;
  } catch (error) {
    const { lines, transcript, sequence } = history;
    const scenario = asScenario('Found by exploring', lines);
    return {
      scenario,
      transcript,
      sequence,
      error: error instanceof Error ? error.message : String(error),
    };
  } finally {
    history.close();
  }
}

function attach(world: ConformanceWorld, fileName: string, text: string): void {
  world.attach(text, { mediaType: 'text/plain', fileName });
}

function report({ scenario, error }: Counterexample, seed: number, number: number): string {
  return [
    `history ${number} came out wrong: ${seed} is its seed, and the rerun below begins with it if --seed ${seed} is added`,
    '',
    scenario,
    '',
    error,
  ].join('\n');
}
