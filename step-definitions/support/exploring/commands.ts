import fc from 'fast-check';
import {
  clientNames,
  roomNames,
  type Action,
  type Beginning,
  type ActionKind,
  type ActionKinds,
} from './action';
import type { History } from './history';
import { isPossible, type MembershipModel } from './model';

/** The model in an object of its own, as fast-check does not see the private fields of models. */
interface Model {
  readonly membership: MembershipModel;
  /** Whether the time is up. */
  readonly isOver: () => boolean;
}

/** An action as fast-check runs and shrinks it. */
export type Command = fc.AsyncCommand<Model, History>;

/** Largest number of actions in one history, including those that turn out to be impossible. */
const longest = 60;

/** Most actions happen in one namespace, or clients would hardly meet. */
export const namespaces = ['/chat', '/chat', '/chat', '/news', '/news', '/'] as const;

/** Clients that are connected from the beginning: at least two in one namespace, some in another. */
export const beginnings: fc.Arbitrary<readonly Beginning[]> = fc.tuple(
  beginningIn('/chat', 2),
  beginningIn('/news', 0),
);

/** Returns random sequences of actions of these kinds. */
export function histories(kinds: ActionKinds): fc.Arbitrary<Iterable<Command>> {
  const weighted = Object.entries(kinds) as [ActionKind, number][];
  const action = fc.record({
    kind: fc.oneof(...weighted.map(([kind, weight]) => ({ weight, arbitrary: fc.constant(kind) }))),
    actor: fc.constantFrom(...clientNames),
    other: fc.constantFrom(...clientNames),
    namespace: fc.constantFrom(...namespaces),
    room: fc.constantFrom(...roomNames),
  });
  const limits = { maxCommands: longest, size: 'max', disableReplayLog: true } as const;
  return fc.commands([action.map(toCommand)], limits);
}

function beginningIn(namespace: string, least: number): fc.Arbitrary<Beginning> {
  const connected = fc.subarray([...clientNames], { minLength: least });
  return fc.tuple(connected, fc.subarray([...clientNames])).map(([here, inLobby]) => ({
    namespace,
    connected: here,
    inLobby: inLobby.filter((name) => here.includes(name)),
  }));
}

function toCommand(action: Action): Command {
  return {
    check: ({ membership, isOver }) => !isOver() && isPossible(membership, action),
    run: async ({ membership }, history) => {
      await history.go(action, membership);
    },
    toString: () => JSON.stringify(action),
  };
}
