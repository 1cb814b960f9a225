import { setTimeout as pause } from 'node:timers/promises';
import { RefusedError } from '../client/connection';
import { DeadlineError } from '../client/deadline';
import { valueAt } from '../contract/json-path';
import type { Delivery, Operation } from '../contract/operations';
import type { Driver } from '../drivers/driver';
import type { Visitor } from './doctor-client';

const unknownNamespace = '/rooms-conformance-preflight';
const pauseMs = 25;
const body = 'hello';

/**
 * The words without which nothing can be tested, each tried by its effect, in one room. Every method throws an error
 * that says what was wrong.
 */
export class CoreOperations {
  private readonly otherRoom: string;

  constructor(
    private readonly driver: Driver,
    private readonly ms: number,
    private readonly room: string,
  ) {
    this.otherRoom = `${room}-2`;
  }

  async join(visitor: Visitor): Promise<void> {
    await visitor.must('join', { room: this.room });
    if (this.isUnconfirmed('leave')) await visitor.must('join', { room: this.otherRoom });
  }

  /**
   * An acknowledgement alone proves nothing: some servers acknowledge events that have no handler. It is told again
   * until it is heard: a join that takes effect late is a failure of a scenario, not of a word.
   */
  async send(speaker: Visitor, listener: Visitor): Promise<void> {
    const { event } = this.driver.delivery('sendToRoom');
    await this.repeat(`${event}, told to a member of the room, never reached it`, async () => {
      await speaker.must('sendToRoom', { room: this.room, body });
      await pause(pauseMs);
      return listener.heard(event).length > 0;
    });
    // Only what the target file says of its own is checked: the contract's places are for scenarios.
    const places = Object(this.driver.mappingOf('sendToRoom').delivered) as Partial<Delivery>;
    const wanted = { body, room: this.room, from: speaker.id };
    const wrong = misplaced(
      'operations.sendToRoom.delivered',
      places,
      wanted,
      listener.heard(event)[0] ?? [],
    );
    if (wrong !== undefined) throw new Error(wrong);
  }

  /** Where nothing confirms it, who has left has to hear another room and not this one. */
  async leave(visitor: Visitor): Promise<void> {
    const { room, otherRoom } = this;
    await visitor.must('leave', { room });
    if (!this.isUnconfirmed('leave')) return;
    let tries = 0;
    await this.repeat('what is told to the room still comes', async () => {
      tries += 1;
      const [there, here] = [`there ${tries}`, `here ${tries}`];
      await visitor.must('sendToRoom', { room, body: there });
      await visitor.must('sendToRoom', { room: otherRoom, body: here });
      await pause(pauseMs);
      return visitor.hasHeard(here) && !visitor.hasHeard(there);
    });
  }

  /** Where the target file says how a refusal looks: a room without a name is refused so, or joined, but answered. */
  async refuse(visitor: Visitor): Promise<void> {
    const { refused } = this.driver.mappingOf('join');
    if (refused !== undefined && !this.isUnconfirmed('join'))
      await visitor.ask('join', { room: '' });
  }

  /** Refused or accepted, as long as there is an answer. */
  async tryUnknown(visitor: Visitor): Promise<void> {
    try {
      await visitor.connect(unknownNamespace);
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
    }
  }

  private isUnconfirmed(operation: Operation): boolean {
    return this.driver.mappingOf(operation).done === 'none';
  }

  private async repeat(failure: string, attempt: () => Promise<boolean>): Promise<void> {
    const deadline = Date.now() + this.ms;
    while (!(await attempt())) {
      if (Date.now() > deadline) throw new DeadlineError(failure);
    }
  }
}

/** What does not stand in an event where it should, and what stands there; undefined if all does. The places are those of a key of the target file. */
export function misplaced(
  key: string,
  places: Partial<Delivery>,
  wanted: Readonly<Record<string, unknown>>,
  args: readonly unknown[],
): string | undefined {
  for (const [what, place] of Object.entries<string>(places)) {
    const value = wanted[what];
    const got = valueAt(args, place);
    if (value === undefined || place === 'absent' || isSame(got, value)) continue;
    const shown = (JSON.stringify(got) as string | undefined) ?? 'nothing';
    return `the ${what} is to stand at ${place} (${key}.${what}), and there is ${shown}, wanted ${JSON.stringify(value)}`;
  }
  return undefined;
}

/** A list of rooms is another list here than the one that was sent. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
