import { randomUUID } from 'node:crypto';
import {
  Inject,
  Injectable,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import {
  EMPTY,
  catchError,
  exhaustMap,
  first,
  from,
  lastValueFrom,
  of,
  skip,
  Subject,
  type Subscription,
  timeout,
  timer,
} from 'rxjs';
import { hasBackplane } from '../backplane/backplane';
import { Revocations } from '../auth/revocations';
import type { ClientNamespace, Known, Membership, PresenceEvent } from '../events';
import { SETTINGS, type Settings } from '../settings';
import { inTime } from './in-time';

/** Memberships of the clients of one instance. */
type Book = Map<string, Membership>;

/** Milliseconds between two checks of which instances are running. */
const ROUND_MS = 500;

/** Milliseconds between two introductions of an instance that starts: its subscriptions may come after the first one. */
const INTRODUCTION_MS = 20;

/** Milliseconds after which an instance starts although others have not answered. */
const START_MS = 1_500;

/**
 * Memberships on each instance, known to all instances, so that the others can notify their clients when one dies. Each
 * instance regularly asks which others are running. An instance is dead if it is missing when all that the backplane
 * counts have answered: one that is only slow delays the answer and is not taken for dead.
 */
@Injectable()
export class InstanceMemberships implements OnApplicationBootstrap, OnModuleDestroy {
  /** Changes that an instance could not announce: its members left when it died, or joined again when it is reachable again. */
  readonly changes = new Subject<{ event: PresenceEvent; membership: Membership }>();
  private readonly self = randomUUID();
  private readonly books = new Map<string, Book>([[this.self, new Map()]]);
  /** Instances whose memberships have all arrived; of the others only later changes are known. */
  private readonly complete = new Set<string>();
  private readonly removed = new Set<string>();
  private main: ClientNamespace | undefined;
  private rounds: Subscription | undefined;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly revocations: Revocations,
  ) {}

  /** Connects to the other instances, if there can be any, through the main namespace, which all of them have. */
  connect(main: ClientNamespace): void {
    if (!hasBackplane(this.settings)) return;
    this.main = main;
    main.on('present', (answer) => {
      answer(this.self);
    });
    main.on('introduce', (instance, known) => {
      this.keep(instance, known);
      main.serverSideEmit('book', ...this.introduction());
    });
    main.on('book', (instance, known) => {
      this.keep(instance, known);
    });
    main.on('moved', (instance, event, membership) => {
      this.record(instance, event, membership);
    });
    const round = () => from(this.checkInstances(main)).pipe(catchError(() => EMPTY));
    this.rounds = timer(0, ROUND_MS).pipe(exhaustMap(round)).subscribe();
  }

  /** Records on every instance that a client of this one joined or left. */
  publish(event: PresenceEvent, membership: Membership): void {
    this.record(this.self, event, membership);
    this.main?.serverSideEmit('moved', this.self, event, membership);
  }

  /** Waits for the memberships and revocations of the other instances before the first client can connect. */
  async onApplicationBootstrap(): Promise<void> {
    const { main } = this;
    if (!main) return;
    const introduction = () => from(this.introduce(main)).pipe(catchError(() => EMPTY));
    // The first may come before any other instance is known.
    const later = timer(0, INTRODUCTION_MS).pipe(exhaustMap(introduction), skip(1));
    const known = later.pipe(first(Boolean));
    await lastValueFrom(known.pipe(timeout({ first: START_MS, with: () => of(false) })));
  }

  onModuleDestroy(): void {
    this.rounds?.unsubscribe();
  }

  /** Rejects if an instance does not answer in time: then nothing is known until the next round. */
  private async checkInstances(main: ClientNamespace): Promise<void> {
    const known = [...this.books.keys()].filter((instance) => instance !== this.self);
    const present = await inTime(others(main), 'the presence of instances');
    for (const instance of known) if (!present.includes(instance)) this.remove(instance);
    const unknown = present.some((instance) => !this.complete.has(instance));
    if (unknown) main.serverSideEmit('introduce', ...this.introduction());
  }

  /** Resolves with whether the memberships of all other instances have arrived. */
  private async introduce(main: ClientNamespace): Promise<boolean> {
    main.serverSideEmit('introduce', ...this.introduction());
    return this.complete.size >= (await main.adapter.serverCount()) - 1;
  }

  private introduction(): [string, Known] {
    const memberships = [...(this.books.get(this.self)?.values() ?? [])];
    return [this.self, { memberships, revocations: this.revocations.all }];
  }

  private keep(instance: string, { memberships, revocations }: Known): void {
    this.revocations.learn(revocations);
    this.books.set(instance, new Map(memberships.map((one) => [toKey(one), one])));
    this.complete.add(instance);
    if (!this.removed.delete(instance)) return;
    for (const membership of memberships) this.changes.next({ event: 'memberJoined', membership });
  }

  private record(instance: string, event: PresenceEvent, membership: Membership): void {
    const book = this.books.get(instance) ?? new Map<string, Membership>();
    this.books.set(instance, book);
    if (event === 'memberJoined') book.set(toKey(membership), membership);
    else book.delete(toKey(membership));
  }

  /** Runs on every surviving instance; each notifies only its own clients, so every client is notified once. */
  private remove(instance: string): void {
    const memberships = this.books.get(instance)?.values() ?? [];
    this.books.delete(instance);
    this.complete.delete(instance);
    this.removed.add(instance);
    for (const membership of memberships) this.changes.next({ event: 'memberLeft', membership });
  }
}

/** Returns the other instances; a lone instance would get no answer. */
async function others(main: ClientNamespace): Promise<string[]> {
  const instances = await main.adapter.serverCount();
  return instances > 1 ? main.serverSideEmitWithAck('present') : [];
}

function toKey({ namespace, room, member }: Membership): string {
  return JSON.stringify([namespace, room, member]);
}
