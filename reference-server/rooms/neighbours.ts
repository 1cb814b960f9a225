import { randomUUID } from 'node:crypto';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { EMPTY, catchError, exhaustMap, from, Subject, type Subscription, timer } from 'rxjs';
import { hasBackplane } from '../backplane/backplane';
import type { ClientNamespace, Membership, PresenceEvent } from '../events';
import { SETTINGS, type Settings } from '../settings';
import { inTime } from './in-time';

/** Who is in which room by way of one instance. */
type Book = Map<string, Membership>;

/** Milliseconds between two looks at which instances there are. */
const ROUND_MS = 500;

/**
 * What each instance knows of the others, so that somebody can still tell who was on one that died. They keep books of
 * each other's members and ask regularly who is there. Dead is who is missing when all that the backplane counts have
 * answered: one that is only slow holds up the answer, and is not taken for dead.
 */
@Injectable()
export class Neighbours implements OnModuleDestroy {
  /** What no other instance tells: its members left as it died, or joined again as it was cut off and is back. */
  readonly news = new Subject<{ event: PresenceEvent; membership: Membership }>();
  private readonly self = randomUUID();
  private readonly books = new Map<string, Book>([[this.self, new Map()]]);
  /** Whose whole book has come. Of an instance that dies before that, there are the moves that it has told. */
  private readonly met = new Set<string>();
  private readonly buried = new Set<string>();
  private main: ClientNamespace | undefined;
  private rounds: Subscription | undefined;

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** Meets the other instances, if there can be any, in the main namespace: it is on all of them. */
  meet(main: ClientNamespace): void {
    if (!hasBackplane(this.settings)) return;
    this.main = main;
    main.on('present', (answer) => {
      answer(this.self);
    });
    main.on('introduce', (instance, memberships) => {
      this.keep(instance, memberships);
      main.serverSideEmit('book', ...this.ownBook());
    });
    main.on('book', (instance, memberships) => {
      this.keep(instance, memberships);
    });
    main.on('moved', (instance, event, membership) => {
      this.note(instance, event, membership);
    });
    const round = () => from(this.lookAround(main)).pipe(catchError(() => EMPTY));
    this.rounds = timer(0, ROUND_MS).pipe(exhaustMap(round)).subscribe();
  }

  /** Writes down that a client of this instance joined or left, here and at the others. */
  publish(event: PresenceEvent, membership: Membership): void {
    this.note(this.self, event, membership);
    this.main?.serverSideEmit('moved', this.self, event, membership);
  }

  onModuleDestroy(): void {
    this.rounds?.unsubscribe();
  }

  /** Rejects, and is tried again, if one does not answer in time: then nothing is known. */
  private async lookAround(main: ClientNamespace): Promise<void> {
    const known = [...this.books.keys()].filter((instance) => instance !== this.self);
    const present = await inTime(others(main), 'the presence of instances');
    for (const instance of known) if (!present.includes(instance)) this.bury(instance);
    const strangers = present.some((instance) => !this.met.has(instance));
    if (strangers) main.serverSideEmit('introduce', ...this.ownBook());
  }

  private ownBook(): [string, Membership[]] {
    return [this.self, [...(this.books.get(this.self)?.values() ?? [])]];
  }

  private keep(instance: string, memberships: Membership[]): void {
    this.books.set(instance, new Map(memberships.map((one) => [toKey(one), one])));
    this.met.add(instance);
    if (!this.buried.delete(instance)) return;
    for (const membership of memberships) this.news.next({ event: 'memberJoined', membership });
  }

  private note(instance: string, event: PresenceEvent, membership: Membership): void {
    const book = this.books.get(instance) ?? new Map<string, Membership>();
    this.books.set(instance, book);
    if (event === 'memberJoined') book.set(toKey(membership), membership);
    else book.delete(toKey(membership));
  }

  /** Every survivor does this, and tells its own clients only: together they tell everybody once. */
  private bury(instance: string): void {
    const memberships = this.books.get(instance)?.values() ?? [];
    this.books.delete(instance);
    this.met.delete(instance);
    this.buried.add(instance);
    for (const membership of memberships) this.news.next({ event: 'memberLeft', membership });
  }
}

/** Where there are no others nobody answers. */
async function others(main: ClientNamespace): Promise<string[]> {
  const instances = await main.adapter.serverCount();
  return instances > 1 ? main.serverSideEmitWithAck('present') : [];
}

function toKey({ namespace, room, member }: Membership): string {
  return JSON.stringify([namespace, room, member]);
}
