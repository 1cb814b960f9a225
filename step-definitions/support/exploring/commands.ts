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
import type { MembershipModel } from './model';
import { isPossible } from './possible';

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

/** What a target lets clients do, and where. */
export interface Possibilities {
  readonly kinds: ActionKinds;
  /** As often as actions shall happen there. */
  readonly namespaces: readonly string[];
}

/** Returns clients that are connected from the beginning: at least two in one namespace, some in another if there is one. */
export function beginnings(where: readonly string[]): fc.Arbitrary<readonly Beginning[]> {
  const others = where.includes('/news') ? [beginningIn('/news', 0)] : [];
  return fc.tuple(beginningIn('/chat', 2), ...others);
}

/** Returns random sequences of actions. */
export function histories({
  kinds,
  namespaces: where,
}: Possibilities): fc.Arbitrary<Iterable<Command>> {
  const weighted = Object.entries(kinds) as [ActionKind, number][];
  const action = fc.record({
    kind: fc.oneof(...weighted.map(([kind, weight]) => ({ weight, arbitrary: fc.constant(kind) }))),
    actor: fc.constantFrom(...clientNames),
    other: fc.constantFrom(...clientNames),
    namespace: fc.constantFrom(...where),
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
