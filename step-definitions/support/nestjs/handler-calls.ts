import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { within } from '../../../harness/client/deadline';
import { contractWords, type Verb } from '../../../harness/contract/operations';
import { root } from '../../../harness/package-root';
import type { Participant } from '../participants/participant';
import type { ConformanceWorld, RoomWord } from '../world';

type Handler = readonly [event: string, payload?: unknown];

const file = join(root, 'fixtures', 'payloads', 'nest-handlers.yaml');
const handlers = parse(readFileSync(file, 'utf8')) as Record<string, Handler>;

/** What the features call the handlers of the tier `nestjs`. */
export const handlerNames: readonly string[] = Object.keys(handlers);

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

/** Calls a handler, and waits for nothing: what comes back is for the steps that follow to say. */
export function callHandler(
  world: ConformanceWorld,
  caller: Participant,
  name: string,
  options: { room?: RoomWord; wantsAnswer?: boolean } = {},
): void {
  const [event, template] = handlers[name] ?? [name];
  const { room, wantsAnswer = true } = options;
  for (const verb of verbsSaidBy(event)) world.vocabulary.mustBeContract(verb);
  const payload = room ? filled(template, world.roomName(room)) : template;
  const call = new HandlerCall(event, payload, caller.inbox.all(() => true).length);
  calls.set(caller, call);
  const args = payload === undefined ? [] : [payload];
  caller.send(world.namespaceOf(caller), event, [
    ...args,
    ...(wantsAnswer ? [call.acknowledge] : []),
  ]);
}

/** The last call of somebody. Throws if there was none. */
export function lastCall(caller: Participant): HandlerCall {
  const call = calls.get(caller);
  if (call) return call;
  throw new Error(`${caller.label} has called no handler in this scenario`);
}

/** Some handlers are those of verbs. */
function verbsSaidBy(event: string): Verb[] {
  return (Object.keys(contractWords) as Verb[]).filter(
    (verb) => contractWords[verb].event === event,
  );
}

function filled(template: unknown, room: string): unknown {
  const parts = Object.entries(template as object);
  return Object.fromEntries(parts.map(([key, part]) => [key, part === '{room}' ? room : part]));
}
