import { randomUUID } from 'node:crypto';
import type { OperationAnswer } from '../contract/answer';
import { brief } from '../contract/brief';
import { Mismatch } from '../contract/mismatch';
import type { Operation, OperationValues } from '../contract/operations';
import type { ServerAddress } from './client-settings';
import { ClientSockets } from './client-sockets';
import type { Driver, OperationRequest } from './driver';
import { confirmationOf, exchange } from './exchange';

/** One Socket.IO client with a name: it connects, requests operations of its target, and keeps everything that it receives. */
export class Client<Server extends ServerAddress = ServerAddress> extends ClientSockets<Server> {
  get driver(): Driver {
    return this.settings.driver;
  }

  /**
   * Requests an operation and returns the answer, whatever it is. `extra` stands in the payload beside the operation's own
   * fields. Throws DeadlineError if no answer comes.
   */
  async ask(
    namespace: string,
    operation: Operation,
    values: OperationValues = {},
    extra: object = {},
  ): Promise<OperationAnswer> {
    const request = this.driver.request(operation, values, extra);
    if (request.done !== 'none') return await this.request(namespace, request);
    const effect = this.on.effectOf?.({ namespace, operation, values });
    return await this.request(namespace, request, effect ?? whenSent);
  }

  /**
   * Emits a request and returns the answer: what confirms or refuses it, or what `effect` comes to. Throws DeadlineError if
   * there is none in time, and an Error if the connection ends before.
   */
  async request(
    namespace: string,
    request: OperationRequest,
    effect?: () => Promise<OperationAnswer>,
  ): Promise<OperationAnswer> {
    const { event, args } = request;
    const socket = this.socket(namespace);
    if (!socket.connected) throw this.lost(`is not connected to ${namespace} any more`);
    this.on.sent?.(`${namespace} ${event}`, args);
    const pending = exchange(socket, request, (reason) =>
      this.lost(`was disconnected from ${namespace} before ${event} was acknowledged: ${reason}`),
    );
    try {
      if (effect) return await Promise.race([pending.answer, effect()]);
      const what = `${this.label}: ${confirmationOf(request)} of ${event} in ${namespace}`;
      return await this.inbox.within(this.settings.answerMs, what, pending.answer);
    } finally {
      pending.forget();
    }
  }

  /** Requests an operation that must succeed, and returns the answer. Throws Mismatch if it is refused. */
  async must(
    namespace: string,
    operation: Operation,
    values: OperationValues = {},
  ): Promise<OperationAnswer> {
    const answer = await this.ask(namespace, operation, values);
    if (answer.ok) return answer;
    const { event, args } = this.driver.request(operation, values);
    const what = `${this.label}: the answer to ${event} ${args.map(brief).join(' ')}`;
    throw new Mismatch(what, 'ok', brief(answer.error));
  }

  /** Emits an event that nobody has to acknowledge. */
  send(namespace: string, event: string, args: readonly unknown[]): void {
    this.on.sent?.(`${namespace} ${event}`, args);
    this.socket(namespace).emit(event, ...args);
  }

  /** Waits until the server has handled what the client sent before in a namespace: any answered operation will do. */
  async roundTrip(namespace: string): Promise<void> {
    if (this.driver.supports('rooms')) await this.must(namespace, 'rooms');
    else await this.must(namespace, 'leave', { room: `nowhere-${randomUUID()}` });
  }

  /**
   * Leaves one namespace with a DISCONNECT packet, which no server acknowledges. On a shared transport a round trip in
   * another namespace follows: Socket.IO closes a transport on which CONNECT comes in one go with that DISCONNECT.
   */
  async disconnect(namespace: string): Promise<void> {
    this.on.sent?.(`${namespace} DISCONNECT`);
    this.socket(namespace).disconnect();
    const [other] = this.namespaces;
    if (this.settings.shared && other !== undefined) await this.roundTrip(other);
  }
}

const whenSent = (): Promise<OperationAnswer> => Promise.resolve({ ok: true });
