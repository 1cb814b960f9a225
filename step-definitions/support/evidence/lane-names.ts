import { Random } from '../../../harness/contract/names/random';
import { roomName } from '../../../harness/contract/names/room-names';
import { accountName, userName } from '../../../harness/contract/names/user-names';

/** Where the names of a lane come from. */
interface Source {
  readonly seed: number;
  /** Name of the lane. */
  readonly lane: string;
}

/**
 * Names of rooms and people as real applications have them, so that no server can tell the suite from other clients by a
 * pattern. They follow from the seed of the run, the lane, and what they are for.
 */
export class LaneNames {
  private readonly used = new Set<string>();
  /** By purpose: what the next name for it comes from. Every scenario asks for a room for fences, and never gets an earlier one. */
  private readonly roomRandoms = new Map<string, () => Random>();

  constructor(private readonly source: Source) {}

  /** Returns a name that no other room of the lane has. A plain one consists of letters, digits, hyphens and underscores. */
  room(purpose: string, kind: 'plain' | 'any'): string {
    const next = this.roomRandoms.get(purpose) ?? this.randoms(purpose);
    this.roomRandoms.set(purpose, next);
    for (;;) {
      const name = roomName(next(), kind);
      if (this.used.has(name)) continue;
      this.used.add(name);
      return name;
    }
  }

  /** Returns the name of a person that is not among others: a first name, or one of an account if somebody has that already. */
  person(purpose: string, others: readonly string[]): string {
    const next = this.randoms(purpose);
    for (let name = userName(next()); ; name = accountName(next()))
      if (!others.includes(name)) return name;
  }

  private randoms(purpose: string): () => Random {
    const { seed, lane } = this.source;
    let tries = 0;
    return () => {
      tries += 1;
      return new Random(`${seed} ${lane} ${purpose} ${tries}`);
    };
  }
}
