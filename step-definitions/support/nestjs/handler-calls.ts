import { within } from '../../../harness/client/deadline';
import { operationOf } from '../../../harness/contract/operations';
import type { Participant } from '../participants/participant';
import { withRoomNames } from '../payloads/placeholders';
import type { RoomNames } from '../rooms/scenario-rooms';
import type { Emission } from './emission';

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
    /** Number of packets that the caller had received before. */
    readonly before: number,
  ) {}

  /** Function that the client hands over to be called with the acknowledgement. */
  readonly acknowledge = (answer: unknown): void => {
    this.answers.push(answer);
    this.settle();
  };

  /** Returns the first acknowledgement. Throws DeadlineError if none comes. */
  async answer(ms: number, caller: string): Promise<unknown> {
    await within(ms, `${caller}: the acknowledgement of ${this.event}`, this.answered);
    return this.answers[0];
  }
}

/** The calls of handlers in one scenario. */
export class HandlerCalls {
  private readonly calls = new Map<Participant, HandlerCall[]>();

  constructor(private readonly rooms: RoomNames) {}

  /**
   * Emits an event and waits until the server has read it; a later step says what has to come back. `(lobby)` in the
   * payload is the name of the lobby.
   */
  async call(caller: Participant, event: string, emission: Emission): Promise<void> {
    const { args, wantsAnswer, namespace } = emission;
    const operation = operationOf(event);
    if (operation) caller.driver.requireContractNames(operation);
    else caller.driver.requireUnknownEvent(event);
    const sent = args.map((payload) => withRoomNames(payload, this.rooms));
    const call = new HandlerCall(event, sent[0], caller.inbox.count);
    this.calls.set(caller, [...this.by(caller), call]);
    const all = wantsAnswer ? [...sent, call.acknowledge] : sent;
    const where = caller.namespaceFor(namespace);
    caller.send(where, event, all);
    await caller.roundTrip(where);
  }

  /** Returns the calls of a client, in their order. */
  by(caller: Participant): readonly HandlerCall[] {
    return this.calls.get(caller) ?? [];
  }

  /** Returns the last call of a client. Throws if there was none. */
  last(caller: Participant): HandlerCall {
    const call = this.by(caller).at(-1);
    if (call) return call;
    throw new Error(`${caller.label} has emitted no event in this scenario`);
  }
}
