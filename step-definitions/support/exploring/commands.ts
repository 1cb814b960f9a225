import fc from 'fast-check';
import { people, rooms, type Beginning, type Deed, type Kind } from './deed';
import type { History } from './history';
import { isPossible, type Membership } from './model';

/** Who is where; in a box, as fast-check sees models without what is private to them. */
interface Model {
  readonly membership: Membership;
}

/** A deed as fast-check runs and shrinks it. */
export type Command = fc.AsyncCommand<Model, History>;

/** The most that is done in one history, what turns out to be impossible included. */
const longest = 24;

/** Most of it happens in one namespace, or people would hardly meet. */
const namespaces = ['/chat', '/chat', '/chat', '/news', '/news', '/'] as const;

/** Who is there from the beginning: at least two in one namespace, some in another. */
export const beginnings: fc.Arbitrary<Beginning> = fc.tuple(
  fc.tuple(fc.constant('/chat'), fc.subarray([...people], { minLength: 2 })),
  fc.tuple(fc.constant('/news'), fc.subarray([...people])),
);

/** What happens then: deeds of these kinds, each as often as it stands there. */
export function histories(kinds: readonly Kind[]): fc.Arbitrary<Iterable<Command>> {
  const deed = fc.record({
    kind: fc.constantFrom(...kinds),
    who: fc.constantFrom(...people),
    whom: fc.constantFrom(...people),
    namespace: fc.constantFrom(...namespaces),
    room: fc.constantFrom(...rooms),
  });
  const limits = { maxCommands: longest, size: 'max', disableReplayLog: true } as const;
  return fc.commands([deed.map(toCommand)], limits);
}

function toCommand(deed: Deed): Command {
  return {
    check: ({ membership }) => isPossible(membership, deed),
    run: async ({ membership }, history) => {
      await history.go(deed, membership);
    },
    toString: () => JSON.stringify(deed),
  };
}
