import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { RefusedError } from '../client/connection';
import { DeadlineError } from '../client/deadline';
import { bodyComparison } from '../contract/delivery';
import { valueAt } from '../contract/json-path';
import { mark } from '../contract/names/marks';
import { Random } from '../contract/names/random';
import { roomName } from '../contract/names/room-names';
import type { Delivery, Operation } from '../contract/operations';
import type { Driver } from '../drivers/driver';
import { requiresMembership } from '../drivers/rooms/room-rules';
import type { DoctorClient } from './doctor-client';

const pauseMs = 25;

/** Text of the messages that the doctor sends. */
export const body = 'hello';

function newMark(): string {
  return mark(new Random(randomUUID()));
}

/** The operations without which nothing can be tested, as the doctor and the preflight try them, each by its effect, in one room. Every method throws an error that says what went wrong. */
export class CoreOperations {
  private readonly otherRoom: string;

  constructor(
    private readonly driver: Driver,
    private readonly ms: number,
    /** The room in which operations are tried. */
    readonly room: string,
  ) {
    this.otherRoom = `${room}-2`;
  }

  async join(client: DoctorClient): Promise<void> {
    await client.must('join', { room: this.room });
    if (this.needsOtherRoom()) await client.must('join', { room: this.otherRoom });
  }

  /**
   * Sends a message to the room until a member receives it: some servers acknowledge events that have no handler, and a join
   * that takes effect late is for a scenario to fail.
   */
  async send(sender: DoctorClient, member: DoctorClient): Promise<void> {
    const delivery = this.driver.delivery('sendToRoom');
    const isMessage = (args: readonly unknown[]): boolean => holdsBody(args, delivery, body);
    if (requiresMembership(this.driver, 'sendToRoom')) await this.join(sender);
    const arrived = (): (readonly unknown[])[] => member.received(delivery);
    await this.repeat(
      `no ${delivery.event} arrived at a member of the room`,
      async () => {
        await sender.must('sendToRoom', { room: this.room, body });
        await pause(pauseMs);
        return arrived().some(isMessage);
      },
      () => arrived().length > 0,
    );
    // Only paths of the target file are checked here; those of the contract are for the scenarios.
    const wrong = misplacedField({
      key: 'operations.sendToRoom.delivered',
      paths: Object(this.driver.mappingOf('sendToRoom').delivered) as Partial<Delivery>,
      expected: { body, room: sender.idOf(this.room), from: sender.id },
      args: arrived().find(isMessage) ?? arrived()[0] ?? [],
    });
    if (wrong !== undefined) throw new Error(wrong);
  }

  /** Leaves the room. If the target does not confirm it, waits until messages reach the client in another room, but not in this one. */
  async leave(client: DoctorClient): Promise<void> {
    const { room, otherRoom } = this;
    await client.must('leave', { room });
    if (!this.needsOtherRoom()) return;
    const tries: { readonly there: string; readonly here: string }[] = [];
    await this.repeat('messages to the room still arrive after the leave', async () => {
      const [there, here] = [newMark(), newMark()];
      tries.push({ there, here });
      await client.must('sendToRoom', { room, body: there });
      await client.must('sendToRoom', { room: otherRoom, body: here });
      await pause(pauseMs);
      // A server that is slow to deliver shows the result of an earlier try.
      return tries.some((one) => client.hasReceived(one.here) && !client.hasReceived(one.there));
    });
  }

  /** Joins a room without a name, if the target file maps refusals: the target must answer, with a refusal or a confirmation. */
  async refuse(client: DoctorClient): Promise<void> {
    const { refused } = this.driver.mappingOf('join');
    if (refused !== undefined && !this.isUnconfirmed('join'))
      await client.ask('join', { room: '' });
  }

  /** Connects to an unknown namespace: the target must answer, with CONNECT or CONNECT_ERROR. */
  async tryUnknown(client: DoctorClient): Promise<void> {
    try {
      await client.connect(`/${roomName(new Random(randomUUID()), 'plain')}`);
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
    }
  }

  /** Without a confirmation, only messages to another room show that the client has left the first. */
  private needsOtherRoom(): boolean {
    const { model } = this.driver;
    const isOpen = model.senders === 'anyone' && model.sender === 'included';
    return this.isUnconfirmed('leave') && this.driver.hasProbeRoom && isOpen;
  }

  private isUnconfirmed(operation: Operation): boolean {
    const { driver } = this;
    return driver.supports(operation) && driver.mappingOf(operation).done === 'none';
  }

  /** Repeats an attempt until it succeeds. Throws DeadlineError after the time of an answer, unless there is `something` to look at. */
  private async repeat(
    failure: string,
    attempt: () => Promise<boolean>,
    something = (): boolean => false,
  ): Promise<void> {
    const deadline = Date.now() + this.ms;
    while (!(await attempt())) {
      if (Date.now() <= deadline) continue;
      if (something()) return;
      throw new DeadlineError(failure);
    }
  }
}

/** A received event, and the fields that it must have. */
interface ReceivedEvent {
  /** Key of the target file that maps the paths. */
  readonly key: string;
  readonly paths: Partial<Delivery>;
  readonly expected: Readonly<Record<string, unknown>>;
  readonly args: readonly unknown[];
}

/** Returns, human-readable, the first field of an event that is not at its path; undefined if all are. */
export function misplacedField({ key, paths, expected, args }: ReceivedEvent): string | undefined {
  for (const [field, path] of Object.entries(paths)) {
    const value = expected[field];
    if (value === undefined || typeof path !== 'string' || path === 'absent') continue;
    const got = valueAt(args, path);
    if ((field === 'body' ? bodyComparison(paths) : isDeepStrictEqual)(got, value)) continue;
    const shown = (JSON.stringify(got) as string | undefined) ?? 'nothing';
    return `${shown} at ${path} instead of the ${field} ${JSON.stringify(value)} (${key}.${field})`;
  }
  return undefined;
}

/** Returns whether an event carries a body where its delivery has it; notices may have the name of messages. */
export function holdsBody(args: readonly unknown[], delivery: Delivery, value: unknown): boolean {
  return bodyComparison(delivery)(valueAt(args, delivery.body ?? '.'), value);
}
