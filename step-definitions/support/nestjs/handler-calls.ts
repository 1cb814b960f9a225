import { withRoomNames } from '../payloads/placeholders';
import type { Emission } from './emission';
import { within } from '../../../harness/client/deadline';
import { contractOperations, type Operation } from '../../../harness/contract/operations';
import type { Participant } from '../participants/participant';
import type { ConformanceWorld } from '../world';

/** A call of a handler, and how it was acknowledged. */
export class HandlerCall {
  /** Every acknowledgement that came. */
  readonly answers: unknown[] = [];
  private settle: () => void = () => undefined;
  private readonly answered = new Promise<void>((resolve) => {
    this.settle = resolve;
  });

  constructor(
    readonly event: string,
    readonly payload: unknown,
    /** How many packets the caller had got before. */
    readonly before: number,
  ) {}

  /** What the client hands over to be called with the acknowledgement. */
  readonly acknowledge = (answer: unknown): void => {
    this.answers.push(answer);
    this.settle();
  };

  /** The first acknowledgement. Throws DeadlineError if none comes. */
  async answer(ms: number, whose: string): Promise<unknown> {
    await within(ms, `${whose}: the acknowledgement of ${this.event}`, this.answered);
    return this.answers[0];
  }
}

const calls = new WeakMap<Participant, HandlerCall>();

/**
 * Emits an event and waits for nothing: what comes back is for the steps that follow to say. `(lobby)` in the payload is
 * the name of the lobby.
 */
export function callHandler(
  world: ConformanceWorld,
  caller: Participant,
  event: string,
  { args, wantsAnswer }: Emission,
): void {
  for (const operation of verbsSaidBy(event)) world.driver.requireContractNames(operation);
  if (verbsSaidBy(event).length === 0) world.driver.requireUnknownEvent(event);
  const sent = args.map((payload) => withRoomNames(payload, world));
  const call = new HandlerCall(event, sent[0], caller.inbox.all(() => true).length);
  calls.set(caller, call);
  const all = wantsAnswer ? [...sent, call.acknowledge] : sent;
  caller.send(world.namespaceOf(caller), event, all);
}

/** The last call of somebody. Throws if there was none. */
export function lastCall(caller: Participant): HandlerCall {
  const call = calls.get(caller);
  if (call) return call;
  throw new Error(`${caller.label} has called no handler in this scenario`);
}

/** Some handlers are those of operations. */
function verbsSaidBy(event: string): Operation[] {
  return (Object.keys(contractOperations) as Operation[]).filter(
    (operation) => contractOperations[operation].event === event,
  );
}
