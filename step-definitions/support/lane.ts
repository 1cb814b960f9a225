import { Identity } from '../../harness/drivers/identity';
import type { SetUp } from '../../harness/drivers/setup/set-up';
import type { Instance } from '../../harness/servers/instance';
import type { LaneContext } from '../../harness/servers/lane-context';
import { EventList } from './evidence/event-list';
import { LaneNames } from './evidence/lane-names';
import { Ledger } from './evidence/ledger';
import { newOwnPerson } from './evidence/nonce';
import { Transcript } from './evidence/transcript';
import { Participant } from './participants/participant';
import { Unanswered, type Vital, type VitalRequest } from './participants/unanswered';
import { ServerRooms } from './rooms/server-rooms';
import { Overtaking } from './silence/overtaking';

/** How long clients listen after their scenario: longer than the silence window, and so short that announcements do not go to hundreds. */
const listenOnMs = 1000;

/** Most characters that the transcripts of a lane have together, and what each may have beyond that. */
const mostEvidence = { all: 20_000_000, each: 5000 };

/** Stands for the scenario of the suite's own clients. */
const ownScenario = 'none';

/** Milliseconds that programs may take in one lane: those that show no failure, and all of them. */
const programsMs = { inVain: 20_000, all: 30_000 };

/** A client that is kept connected. */
interface Connected {
  close(): void;
  /** How many transports it has open to these servers. */
  openTransports?(servers: readonly Instance[]): number;
  forget?(): void;
}

interface Listening {
  readonly connected: Connected;
  readonly scenario: string;
  until: number;
}

/** What the scenarios of one lane have in common: its servers, the ledger, and the clients that go on listening. */
export class LaneState {
  readonly ledger = new Ledger();
  readonly names: LaneNames;
  readonly events = new EventList(() => this.session.driver);
  private readonly unanswered = new Unanswered((reason) => {
    this.session.halt(reason);
  });
  readonly serverRooms: ServerRooms;
  readonly overtaking: Overtaking;
  private listening: Listening[] = [];
  private readonly lostFences: Map<string, number>;
  private requirement = '';
  private evidenceLeft = mostEvidence.all;
  private readonly unrecovered = new Set<string>();
  private readonly missed = new Set<string>();
  private readonly programMs = { inVain: 0, all: 0 };
  private readonly reproduced = new Set<string>();
  private setUp: SetUp | undefined;
  private readonly sentinels = new Map<string, Promise<Participant>>();

  constructor(
    readonly session: LaneContext,
    private readonly parent?: LaneState,
  ) {
    const { exploration, lane } = session;
    this.names = parent?.names ?? new LaneNames({ seed: exploration.seed, lane: lane.name });
    this.serverRooms = parent?.serverRooms ?? new ServerRooms(this);
    this.overtaking = parent?.overtaking ?? new Overtaking();
    this.lostFences = parent?.lostFences ?? new Map<string, number>();
  }

  /** Returns a lane on these servers and sentinels with a ledger and clients of its own, for what ends before its scenario. */
  branch(): LaneState {
    return new LaneState(this.session, this);
  }

  /** Keeps a client connected and listening until a while after its scenario, or until the lane ends. */
  keep(connected: Connected, scenario: string): void {
    this.listening.push({ connected, scenario, until: Infinity });
  }

  /**
   * Ends a scenario: its clients listen for a while longer, and those of earlier scenarios are closed. The suite's own
   * clients stay, and forget what they received: a server may send them much during a lane.
   */
  retire(scenario: string): void {
    const now = Date.now();
    for (const one of this.listening) {
      if (one.scenario === scenario) one.until = now + this.listenOnMs;
      if (one.until <= now) one.connected.close();
      if (one.scenario === ownScenario) one.connected.forget?.();
    }
    this.listening = this.listening.filter(({ until }) => until > now);
  }

  /** Where a server serves few clients, those of a finished scenario make room for the next. */
  private get listenOnMs(): number {
    return this.session.driver.limits.participants === undefined ? listenOnMs : 0;
  }

  /**
   * Returns a client of the suite's own on a server, for fences in a namespace where the client that acted has no socket.
   * It belongs to no scenario. There may be a second one, which receives what the first one sends.
   */
  async sentinel(instance: Instance, namespace: string, which: 1 | 2 = 1): Promise<Participant> {
    if (this.parent) return await this.parent.sentinel(instance, namespace, which);
    const key = `${instance.url} ${namespace} ${which}`;
    const known = await this.sentinels.get(key);
    if (known?.namespaces.includes(namespace)) return known;
    const made = this.connectSentinel(instance, namespace, which);
    this.sentinels.set(key, made);
    return await made;
  }

  /** Connects a client of the suite's own to a namespace, which has done nothing yet. */
  async newcomer(instance: Instance, namespace: string): Promise<Participant> {
    return await this.connectSentinel(instance, namespace, 2);
  }

  /**
   * Milliseconds that a fence from one server may take to reach a client. Where two were lost between the same servers
   * already, nothing gets through: that fails each time, but is not waited for in full each time.
   */
  patience(from: Instance, observer: Participant): number {
    const lost = this.lostFences.get(`${from.url} ${observer.instance.url}`) ?? 0;
    return lost < 2 ? this.session.timeouts.answer : this.session.timeouts.silence;
  }

  /** Notes that a fence did not arrive. */
  markUnreachable(from: Instance, observer: Participant): void {
    const way = `${from.url} ${observer.instance.url}`;
    this.lostFences.set(way, (this.lostFences.get(way) ?? 0) + 1);
  }

  /**
   * Milliseconds of a deadline in a feature. The time of an answer, 5 seconds in the features, is the target's own timeout, and
   * a fifth of it once the servers have missed it for the same requirement. Longer deadlines are the contract's, and are cut
   * short once the servers have not recovered in one.
   */
  deadline(seconds: number): number {
    const { answer } = this.session.timeouts;
    if (seconds !== 5) return this.patienceAfterFaults(seconds * 1000);
    return this.missed.has(this.requirement) ? answer / 5 : answer;
  }

  /** Notes that the servers, and not the machine, have missed a deadline in this scenario. */
  markMissed(): void {
    this.missed.add(this.requirement);
  }

  /** Halts the lane when its servers have stopped answering. The silence of a server that a scenario has frozen is what it tests. */
  watch(server: Instance, vital: Vital, request: VitalRequest): void {
    if (this.session.instances.includes(server)) this.unanswered.watch(vital, request);
  }

  /** Begins a scenario with these tags. */
  begin(tags: readonly string[]): void {
    this.requirement = tags.find((tag) => isRequirementTag(tag)) ?? '';
  }

  /** Milliseconds that servers get to recover from a fault; less once they have missed that in a scenario of the same requirement. */
  patienceAfterFaults(ms: number): number {
    return this.unrecovered.has(this.requirement) ? this.session.timeouts.answer : ms;
  }

  /** Returns the transcript of a failed scenario. Where a server makes hundreds fail with much text, the later ones are short. */
  evidenceIn(transcript: Transcript): string {
    const text = transcript.toString(Math.max(mostEvidence.each, this.evidenceLeft));
    this.evidenceLeft -= text.length;
    return text;
  }

  /** Returns whether there is a program already that shows a failure of one of these tags in this lane: one is enough. */
  isReproduced(tags: readonly string[]): boolean {
    return tags.some((tag) => this.reproduced.has(tag));
  }

  /** Notes that there is a program that shows a failure of the requirement among these tags. */
  markReproduced(tags: readonly string[]): void {
    for (const tag of tags.filter((one) => isRequirementTag(one))) this.reproduced.add(tag);
  }

  /** Why there is no time for another program that may show a failure; undefined if there is. */
  noTimeForPrograms(): string | undefined {
    const { inVain, all } = this.programMs;
    if (inVain >= programsMs.inVain)
      return 'in this lane, too much time has gone into programs that showed nothing';
    return all < programsMs.all ? undefined : 'in this lane, many programs show failures already';
  }

  /** Notes how long a program took, and whether it did not show a failure. */
  markProgram(ms: number, isInVain: boolean): void {
    this.programMs.all += ms;
    if (isInVain) this.programMs.inVain += ms;
  }

  /** Notes that servers did not recover in time: that fails each time, but is not waited for in full each time. */
  markUnrecovered(): void {
    this.unrecovered.add(this.requirement);
  }

  /** Number of transports that clients have open to the servers of the lane. */
  get transports(): number {
    const counts = this.listening.map(
      ({ connected }) => connected.openTransports?.(this.session.instances) ?? 0,
    );
    return counts.reduce((sum, count) => sum + count, 0);
  }

  /** Closes every connection, and removes the users of the sentinels. */
  async close(): Promise<void> {
    for (const { connected } of this.listening) connected.close();
    await this.setUp?.tearDown();
  }

  private sentinelIdentity(name: string, instance: Instance, setUp: SetUp): Identity {
    const { driver, timeouts } = this.session;
    const where = { driver, setUp, url: () => instance.url, ms: timeouts.answer };
    return new Identity(`${name}-${instance.number}`, { ...where, person: newOwnPerson() });
  }

  private async connectSentinel(
    instance: Instance,
    namespace: string,
    which: 1 | 2,
  ): Promise<Participant> {
    const { lane, timeouts, driver } = this.session;
    this.setUp ??= driver.newSetUp(() => instance.url, timeouts.answer);
    const name = which === 1 ? 'sentinel' : 'sentinel2';
    const sentinel = new Participant(name, instance, {
      identity: this.sentinelIdentity(name, instance, this.setUp),
      scenario: ownScenario,
      ledger: this.ledger,
      events: this.events,
      transcript: new Transcript(),
      transport: lane.transport,
      shared: false,
      answerMs: timeouts.answer,
      driver: driver.forScenario(() => undefined, this.setUp),
      flooded: (what) => {
        this.session.halt(what);
      },
      // What a sentinel itself does is proven by the other one, where senders do not receive their own messages.
      silenceWindow: () => this.session.silenceWindow(),
      sentinelIn: (where) => this.sentinel(instance, where, which === 1 ? 2 : 1),
    });
    this.keep(sentinel, ownScenario);
    await sentinel.connect(namespace, await this.session.ownCredentials());
    return sentinel;
  }
}

function isRequirementTag(tag: string): boolean {
  return /^@(?:[A-Z]{2}-\d{2}|[A-Z]{3,}-\d+)$/.test(tag);
}
