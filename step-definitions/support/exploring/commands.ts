import fc from 'fast-check';
import { people, rooms, type Deed, type Gathering, type Kind, type Kinds } from './action';
import type { History } from './history';
import { isPossible, type Membership } from './model';

/** Who is where; in a box, as fast-check sees models without what is private to them. */
interface Model {
  readonly membership: Membership;
  /** Whether the time is up. */
  readonly isOver: () => boolean;
}

/** A deed as fast-check runs and shrinks it. */
export type Command = fc.AsyncCommand<Model, History>;

/** The most that is done in one history, what turns out to be impossible included. */
const longest = 60;

/** Most of it happens in one namespace, or people would hardly meet. */
export const namespaces = ['/chat', '/chat', '/chat', '/news', '/news', '/'] as const;

/** Who is there from the beginning: at least two in one namespace, some in another. */
export const beginnings: fc.Arbitrary<readonly Gathering[]> = fc.tuple(
  gatheringIn('/chat', 2),
  gatheringIn('/news', 0),
);

/** What happens then: deeds of these kinds. */
export function histories(kinds: Kinds): fc.Arbitrary<Iterable<Command>> {
  const weighted = Object.entries(kinds) as [Kind, number][];
  const deed = fc.record({
    kind: fc.oneof(...weighted.map(([kind, weight]) => ({ weight, arbitrary: fc.constant(kind) }))),
    who: fc.constantFrom(...people),
    whom: fc.constantFrom(...people),
    namespace: fc.constantFrom(...namespaces),
    room: fc.constantFrom(...rooms),
  });
  const limits = { maxCommands: longest, size: 'max', disableReplayLog: true } as const;
  return fc.commands([deed.map(toCommand)], limits);
}

function gatheringIn(namespace: string, least: number): fc.Arbitrary<Gathering> {
  const present = fc.subarray([...people], { minLength: least });
  return fc.tuple(present, fc.subarray([...people])).map(([here, inLobby]) => ({
    namespace,
    present: here,
    inLobby: inLobby.filter((name) => here.includes(name)),
  }));
}

function toCommand(deed: Deed): Command {
  return {
    check: ({ membership, isOver }) => !isOver() && isPossible(membership, deed),
    run: async ({ membership }, history) => {
      await history.go(deed, membership);
    },
    toString: () => JSON.stringify(deed),
  };
}
