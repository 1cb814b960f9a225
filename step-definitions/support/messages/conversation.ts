import type { OperationAnswer } from '../../../harness/contract/answer';
import type { Instance } from '../../../harness/servers/instance';
import type { LaneContext } from '../../../harness/servers/lane-context';
import { raise } from '../evidence/fence';
import { uniqueName } from '../evidence/nonce';
import { brief, type Transcript } from '../evidence/transcript';
import type { LaneState } from '../lane';
import { labelsOf, type Participant } from '../participants/participant';
import { problemIn, type DeliveryCheck } from './recipients';
import { carriesNonce, isWide, toMessage, type MessageDraft, type SentMessage } from './sending';

/** Where a conversation takes place. */
export interface Scene {
  readonly lane: LaneState;
  /** Cucumber's testCaseStartedId: findings name the scenario by it. */
  readonly scenario: string;
  readonly clients: readonly Participant[];
  /** Notes that silence after a operation is not proven in this scenario, and why. */
  boundByTime(reason: string): void;
  readonly transcript: Transcript;
}

/** What was told in a scenario, and who heard it. */
export class Messages {
  /** The room in which every participant of the scenario hears fences; a name that nobody can guess. */
  readonly probe = uniqueName('probe');
  private readonly told: SentMessage[] = [];
  private readonly closed = new Set<SentMessage>();
  private unfenced = new Set<SentMessage>();
  private readonly mute = new Set<Participant>();

  constructor(private readonly scene: Scene) {}

  /** Tells a message and returns the answer, whatever it is. */
  async tell(telling: MessageDraft): Promise<OperationAnswer> {
    const told = this.expect(telling);
    const { driver } = told.sender;
    if (driver.isTimeBounded(told.operation)) this.scene.boundByTime(timeBound(told.operation));
    return await told.sender.ask(told.namespace, told.operation, told.values, told.extra);
  }

  /** Notes a message that is about to be sent in another way. */
  expect(telling: MessageDraft): SentMessage {
    const told = toMessage(telling);
    const { nonce, what, namespace, operation } = told;
    const scenario = this.scene.scenario;
    this.scene.lane.ledger.open({ nonce, what, scenario, namespace, wide: isWide(operation) });
    this.told.push(told);
    this.unfenced.add(told);
    return told;
  }

  /** Somebody new listens: fences that were raised before prove nothing about them. */
  refence(): void {
    this.unfenced = new Set(this.told);
  }

  /** Somebody may not speak any more: a client of the suite's own raises their fences. */
  cannotFence(person: Participant): void {
    this.mute.add(person);
  }

  /** The messages told so far, in this order. */
  get messages(): readonly SentMessage[] {
    return this.told;
  }

  /** The message that the feature calls by its text. */
  message(text: string): SentMessage {
    const found = this.told.find((one) => one.text === text);
    if (found) return found;
    throw new Error(`nobody told "${text}"; told: ${this.told.map((one) => one.text).join(', ')}`);
  }

  /** Fails unless just these participants hear the message, one copy each; some others may, too. */
  async assertReceived(
    recipients: readonly Participant[],
    told: SentMessage,
    optional: readonly Participant[] = [],
  ): Promise<void> {
    const fault = await this.deliveryProblem(recipients, told, optional);
    if (fault !== undefined) throw new Error(fault);
  }

  /**
   * Fails unless somebody hears the message once. Nothing is said about the others: they may hear it once, too, and
   * the ledger holds them to that.
   */
  async includes(person: Participant, told: SentMessage): Promise<void> {
    this.closed.add(told);
    const clients = this.scene.clients;
    const listeners = clients.map((one) => one.listener(told.namespace));
    this.scene.lane.ledger.allow(told.nonce, listeners);
    const unfenced = await this.fence(told);
    const fault = this.judge({ told, recipients: [person], clients: [person], unfenced });
    if (fault !== undefined) throw new Error(fault);
  }

  /** What is wrong with who heard a message, seen after a fence; undefined if just the hearers did. */
  async deliveryProblem(
    recipients: readonly Participant[],
    told: SentMessage,
    optional: readonly Participant[] = [],
  ): Promise<string | undefined> {
    const { ledger } = this.scene.lane;
    this.closed.add(told);
    const listeners = [...recipients, ...optional].map((person) => person.listener(told.namespace));
    ledger.allow(told.nonce, listeners);
    await this.untilHeard(recipients, told);
    const unfenced = await this.fence(told);
    const { clients } = this.scene;
    const fault = this.judge({ told, recipients, optional, clients, unfenced });
    if (fault !== undefined) ledger.markReported(told.nonce);
    return fault;
  }

  /** What is wrong with who heard a message; the transcript is told, too. */
  private judge(hearing: DeliveryCheck): string | undefined {
    const fault = problemIn(hearing);
    if (!fault) return undefined;
    const { transcript } = this.scene;
    const { namespace, sender, operation, text } = hearing.told;
    const what = `${namespace} ${sender.driver.delivery(operation).event} ${brief(text)}`;
    for (const person of fault.deprived) transcript.missed(person, what);
    for (const { args } of fault.unexpected) transcript.blame(args);
    return fault.text;
  }

  /** Fences what somebody's instance has published so far, for everybody who listens. */
  async settle(actor: Participant): Promise<void> {
    const unfenced = await this.fenceBehind(actor);
    if (unfenced.length === 0) return;
    throw new Error(`the fence of ${actor.label} never came to ${labelsOf(unfenced)}`);
  }

  /** The messages about which no step has said who hears them. */
  open(): readonly SentMessage[] {
    return this.told.filter((told) => !this.closed.has(told));
  }

  /** Where no fence proves that a message has been told, those who are to hear it are waited for: their silence may be that of the road. */
  private async untilHeard(recipients: readonly Participant[], told: SentMessage): Promise<void> {
    if (!told.sender.driver.isTimeBounded(told.operation)) return;
    const ms = this.scene.lane.session.timeouts.answer;
    const copies = recipients.map(({ inbox }) =>
      inbox.first((packet) => carriesNonce(packet, told.nonce), told.what, ms),
    );
    // Who has heard nothing is told of by the check that follows.
    await Promise.allSettled(copies);
  }

  private async fence(told: SentMessage): Promise<Participant[]> {
    if (!this.unfenced.has(told)) return [];
    const covered = [...this.unfenced].filter(
      (one) => one.sender.instance === told.sender.instance,
    );
    const missing = await this.fenceBehind(told.sender);
    for (const one of covered) this.unfenced.delete(one);
    return missing;
  }

  /** Raises a fence behind what somebody's instance has published, for everybody; returns those whom it did not reach. */
  private async fenceBehind(actor: Participant): Promise<Participant[]> {
    const groups = groupsOf(this.scene.clients, actor.instance, this.scene.lane.session);
    const missing = await Promise.all(groups.map((group) => this.fenceGroup(group, actor)));
    return missing.flat();
  }

  private async fenceGroup(group: Group, actor: Participant): Promise<Participant[]> {
    const { namespace, instance, observers } = group;
    const isThere = actor.instance === instance && actor.namespaces.includes(namespace);
    const canSpeak = isThere && !this.mute.has(actor);
    const sender = canSpeak ? actor : await this.scene.lane.sentinel(instance, namespace);
    const { clients: others, scenario } = this.scene;
    const fence = { sender, namespace, probe: this.probe, observers, others, scenario };
    const deadlineFor = (observer: Participant): number =>
      this.scene.lane.patience(instance, observer);
    const missed = await raise(fence, this.scene.lane.ledger, deadlineFor);
    for (const observer of missed) this.scene.lane.markUnreachable(instance, observer);
    return missed;
  }
}

function timeBound(operation: string): string {
  return `silence after ${operation} is bounded by time, not proven: the target neither confirms it nor handles one event of a client at a time`;
}

/** Those who listen in one namespace, and the instance that fences them. */
interface Group {
  readonly namespace: string;
  readonly instance: Instance;
  readonly observers: Participant[];
}

/**
 * An instance fences everybody whom it could reach. Nothing joins it to an instance apart, or to one cut off: there only
 * that instance itself can, and what comes in spite of it is left to the ledger.
 */
function groupsOf(
  clients: readonly Participant[],
  actors: Instance,
  session: LaneContext,
): Group[] {
  const groups = new Map<string, Group>();
  for (const observer of clients) {
    const instance = session.fencePublisher(actors, observer.instance);
    if (!instance) continue;
    for (const namespace of observer.namespaces) {
      const key = `${instance.url} ${namespace}`;
      const group = groups.get(key) ?? { namespace, instance, observers: [] };
      group.observers.push(observer);
      groups.set(key, group);
    }
  }
  return [...groups.values()];
}
