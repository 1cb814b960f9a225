import { DeadlineError } from '../../../harness/client/deadline';
import type { OperationAnswer } from '../../../harness/contract/answer';
import { brief } from '../../../harness/contract/brief';
import { Mismatch } from '../../../harness/contract/mismatch';
import type { FenceContext } from '../evidence/fence-context';
import { Fences } from '../evidence/fences';
import type { Transcript } from '../evidence/transcript';
import { labelsOf, type Participant } from '../participants/participant';
import { deliveryProblemIn, type DeliveryProblem, type ExpectedDelivery } from './delivery-check';
import { deliveryFailure } from './delivery-expectation';
import { expecting } from '../reproduction/expectation';
import { unlessLate, untilReceived } from './late-messages';
import type { MessageTemplate } from './message-template';
import { adapted, type Recipients } from './receivers';
import type { StandIns } from './stand-ins';
import {
  isWide,
  markOf,
  roomsOf,
  toMessage,
  type MessageDraft,
  type SentMessage,
} from './sent-message';

/** What messages need from their scenario. */
interface Context extends FenceContext {
  readonly standIns: StandIns;
  readonly transcript: Transcript;
}

/** The messages that were sent in a scenario, and the checks of their recipients. */
export class Messages {
  private readonly fences: Fences;
  private readonly sent: SentMessage[] = [];
  private readonly unanswered = new Set<Participant>();
  private readonly checked = new Map<SentMessage, Recipients>();
  private unfenced = new Set<SentMessage>();

  constructor(private readonly context: Context) {
    this.fences = new Fences(context);
  }

  /** Room in which every participant of the scenario receives fences. */
  get probe(): string {
    return this.fences.probe;
  }

  /** Sends a message and returns the answer, whatever it is. */
  async send(draft: MessageDraft): Promise<OperationAnswer> {
    return await this.request(this.record(draft));
  }

  /** Sends a message once more, which is another message with the same text. Throws Mismatch if it is refused. */
  async repeat(message: SentMessage): Promise<SentMessage> {
    const again = this.record(message);
    const answer = await this.request(again);
    if (answer.ok) return again;
    throw refused(message.sender, `${message.what}, once more`, answer);
  }

  private async request(message: SentMessage): Promise<OperationAnswer> {
    const { sender, operation, namespace, values, extra, nonce } = message;
    if (sender.driver.isTimeBounded(operation)) this.context.boundByTime(timeBound(operation));
    const answer = await sender.ask(namespace, operation, values, extra);
    if (!answer.ok) this.context.lane.ledger.refused(nonce);
    return answer;
  }

  /** Sends a message without waiting for an answer, also from outside a room to which only members send. */
  async emit(draft: MessageDraft): Promise<void> {
    if (draft.sender.driver.model.join === 'connect')
      draft.sender.driver.notApplicable('every client is in a room (rooms.join: connect)');
    const { sender, operation, namespace, values } = this.record(draft);
    this.unanswered.add(sender);
    await sender.emit(namespace, operation, values);
  }

  /**
   * For an answer that is to show that the server has read what a client emitted before: throws NotApplicableError if
   * the client did not wait for answers, and the target handles events concurrently.
   */
  requireReadBehind(sender: Participant): void {
    if (this.unanswered.has(sender)) sender.driver.requireOrderedHandlers();
  }

  /** Sends a message and waits for its acknowledgement, from inside the room if the target requires that. Throws Mismatch if it is refused. */
  async mustSend(template: MessageTemplate, text: string): Promise<void> {
    await this.context.standIns.admit(template);
    const answer = await this.send({ ...template, text });
    if (answer.ok) return;
    const { sender, audience } = template;
    throw refused(sender, `${sender.label} sent "${text}" to ${audience}`, answer);
  }

  /** Notes a message that is about to be sent in another way. */
  record(draft: MessageDraft): SentMessage {
    const message = { ...toMessage(draft), mark: markOf(this.context.participants.all) };
    const { nonce, what, namespace, operation, values } = message;
    const { lane, scenario } = this.context;
    const wide = isWide(operation) || draft.isSharedRoom === true;
    lane.ledger.open({
      ...{ nonce, what, scenario, namespace, wide, rooms: roomsOf(values) },
      delivery: message.sender.driver.delivery(operation),
      sender: message.sender.listener(namespace),
    });
    this.sent.push(message);
    this.unfenced.add(message);
    return message;
  }

  /** Notes that a client is new: fences that were raised before prove nothing about it. */
  refence(): void {
    this.unfenced = new Set(this.sent);
  }

  /** Notes that a client may not send any more: a client of the suite's own raises its fences. */
  cannotFence(client: Participant): void {
    this.fences.cannotFence(client);
  }

  /** Messages sent so far, in this order. */
  get all(): readonly SentMessage[] {
    return this.sent;
  }

  /** Returns the message with the text that a feature gives. Throws if there is none. */
  find(text: string): SentMessage {
    const found = this.sent.find((message) => message.text === text);
    if (found) return found;
    const known = this.sent.map((message) => message.text).join(', ');
    throw new Error(`no client sent "${text}"; sent: ${known}`);
  }

  /** Fails unless exactly the required clients receive a message, one copy each; optional ones may, too. */
  async assertReceived(message: SentMessage, recipients: Recipients): Promise<void> {
    const problem = await this.deliveryProblem(message, recipients);
    if (problem) throw deliveryFailure(problem, this.sent);
  }

  /** Fails unless a repetition of a message reaches the clients that had to receive the first one. */
  async assertRepeated(again: SentMessage, first: SentMessage): Promise<void> {
    const recipients = this.checked.get(first);
    if (!recipients) throw new Error(`no step has checked the recipients of ${first.what}`);
    await this.assertReceived(again, recipients);
  }

  /** Returns what is wrong with the recipients of a message, seen after a fence; undefined if nothing is. */
  async deliveryProblem(
    message: SentMessage,
    recipients: Recipients,
  ): Promise<DeliveryProblem | undefined> {
    const { lane, participants } = this.context;
    const { namespace, nonce } = message;
    const equals = this.equalsOf(message, recipients);
    const required = [...new Set(equals.flatMap((one) => one.required))];
    const optional = [...new Set(equals.flatMap((one) => one.optional))];
    this.checked.set(message, recipients);
    const listeners = [...required, ...optional].map((client) => client.listener(namespace));
    lane.ledger.allow(nonce, listeners);
    await untilReceived(lane, required, message);
    const unfenced = await this.fenceAll(equals);
    const clients = participants.all;
    const check = { message, equals, required, optional, clients, unfenced };
    const problem = await unlessLate(lane, deliveryProblemIn(check), this.fences);
    if (problem) {
      this.mark(problem);
      lane.ledger.markReported(nonce);
    }
    return problem;
  }

  /** Returns the messages with the same body as this one, each with its own recipients: its sender may be left out. */
  private equalsOf({ nonce }: SentMessage, recipients: Recipients): ExpectedDelivery[] {
    const equals = this.sent.filter((one) => one.nonce === nonce);
    return equals.map((message) => {
      const { required, optional = [] } = adapted(message, recipients, this.context.standIns);
      return { message, required, optional };
    });
  }

  /** Fences what a client's server has published so far, for all clients. Throws if a fence does not arrive. */
  async settle(actor: Participant): Promise<void> {
    const unfenced = await this.fenceBehind(actor);
    if (unfenced.length === 0) return;
    throw new Mismatch(
      `the fence of ${actor.label}`,
      `to arrive at all clients`,
      `it never came to ${labelsOf(unfenced)}`,
      { cause: new DeadlineError('the fence did not come') },
    );
  }

  /** Fences what a client's server has published so far, for all clients. Returns those that the fence did not reach. */
  async fenceBehind(actor: Participant): Promise<Participant[]> {
    return await this.fences.behind(actor);
  }

  /** Waits until what a client's server has published so far has reached all clients, or could not. Later steps judge that. */
  async flush(actor: Participant): Promise<void> {
    await this.fences.behind(actor);
  }

  /** Messages whose recipients no step has checked. */
  unchecked(): readonly SentMessage[] {
    return this.sent.filter((message) => !this.checked.has(message));
  }

  /** Marks in the transcript what did not come and what should not have come. */
  private mark({ check, deprived, unexpected }: DeliveryProblem): void {
    const { transcript } = this.context;
    const { namespace, sender, operation, text } = check.message;
    const what = `${namespace} ${sender.driver.delivery(operation).event} ${brief(text)}`;
    for (const client of deprived) transcript.missed(client, what);
    for (const { args } of unexpected) transcript.blame(args);
  }

  /** Fences equal messages: what is missing of one may still be on its way from the server of another. */
  private async fenceAll(equals: readonly ExpectedDelivery[]): Promise<Participant[]> {
    const unfenced = new Set<Participant>();
    for (const { message } of equals)
      for (const client of await this.fence(message)) unfenced.add(client);
    return [...unfenced];
  }

  private async fence(message: SentMessage): Promise<Participant[]> {
    if (!this.unfenced.has(message)) return [];
    const { instance } = message.sender;
    const covered = [...this.unfenced].filter(({ sender }) => sender.instance === instance);
    const missing = await this.fences.behind(message.sender);
    for (const one of covered) this.unfenced.delete(one);
    return missing;
  }
}

function timeBound(operation: string): string {
  return `silence after ${operation} is bounded by time, not proven: the target neither confirms it nor handles one event of a client at a time`;
}

function refused({ name: client }: Participant, what: string, answer: OperationAnswer): Error {
  return expecting(new Mismatch(what, 'ok', brief(answer)), { client, outcomes: ['ok'] });
}
