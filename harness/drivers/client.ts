import { randomUUID } from 'node:crypto';
import type { OperationAnswer } from '../contract/answer';
import { brief } from '../contract/brief';
import { Mismatch } from '../contract/mismatch';
import { Random } from '../contract/names/random';
import { roomName } from '../contract/names/room-names';
import type { Operation, OperationValues } from '../contract/operations';
import type { ServerAddress } from './client-settings';
import { ClientSockets } from './client-sockets';
import type { Driver } from './driver';
import type { OperationRequest } from './translation';
import { confirmationOf, exchange } from './exchange';
import { isAcknowledged } from './mapping';
import { withArrivals } from './missing-answer';
import type { DriverModule } from './module/driver-module';
import { performByModule } from './module/perform';
import { isFirstJoin, seated } from './rooms/joining';
import { isByConnecting, isFree } from './rooms/room-model';
import {
  answerOf,
  isSilent,
  noteEffect,
  requirePossible,
  type RoomRequest,
} from './rooms/room-rules';

/** One Socket.IO client with a name: it connects, requests operations of its target, and keeps everything that it receives. */
export class Client<Server extends ServerAddress = ServerAddress> extends ClientSockets<Server> {
  private turn: Promise<unknown> = Promise.resolve();

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
    const { driver, occupancy, name: client } = this;
    const request = { client, namespace, operation, values, driver, occupancy };
    requirePossible(request);
    return await seated(request, async () => {
      const answer = await this.answerTo(request, extra);
      if (answer.ok) noteEffect(request);
      return answer;
    });
  }

  /** Returns the answer to a request. Where a room that nobody is in exists all the same, its first client joins it as the others do. */
  private async answerTo(request: RoomRequest, extra: object): Promise<OperationAnswer> {
    const { operation, values, driver } = request;
    if (isByConnecting(driver.model, operation)) return await this.reconnectFor(request);
    const resolved = await driver.directory.resolve(values, this.name);
    const own = await this.identity.placeholders();
    if (isFirstJoin(request)) {
      const first = await this.perform(request, driver.requestFirst(resolved, own));
      if (first.ok) return first;
    }
    const packet = driver.request(operation, resolved, extra, own);
    return answerOf(request, await this.perform(request, packet));
  }

  private async perform(request: RoomRequest, packet: OperationRequest): Promise<OperationAnswer> {
    const { namespace, operation, values } = request;
    await this.driver.limits.messages.next();
    const own = this.driver.module[operation];
    if (own) return await this.performByModule(request, own);
    if (isSilent(request)) {
      this.send(namespace, packet.event, packet.args);
      // Nothing says when the target has finished it, and it may finish the next request before.
      if (this.driver.hasConcurrentHandlers) await this.on.silenceWindow?.();
      return { ok: true };
    }
    if (packet.done !== 'none') return await this.request(namespace, packet);
    const effect = this.on.effectOf?.({ namespace, operation, values });
    return await this.request(namespace, packet, effect ?? whenSent);
  }

  /** Has a driver module perform an operation, after those that it performs for this client already: it may wait for the next event. */
  private async performByModule(
    { namespace, operation, values }: RoomRequest,
    own: NonNullable<DriverModule[Operation]>,
  ): Promise<OperationAnswer> {
    const { driver, identity, label } = this;
    const request = {
      operation,
      values: await driver.directory.resolve(values, this.name),
      namespace: driver.namespaceNames.toServer(namespace),
      socket: this.socket(namespace),
    };
    const turn = this.turn.then(() =>
      performByModule(own, request, {
        ...{ label, identity, url: this.instance.url, ms: this.settings.answerMs },
        sent: (event, args) => this.on.sent?.(`${namespace} ${event}`, args),
        lost: (reason) =>
          this.lost(`was disconnected from ${namespace} during ${operation}: ${reason}`, reason),
      }),
    );
    this.turn = turn.catch(() => undefined);
    return await turn;
  }

  /** Emits a request without waiting for any answer. */
  async emit(namespace: string, operation: Operation, values: OperationValues): Promise<void> {
    const { driver, occupancy, name: client } = this;
    const byModule = driver.module[operation];
    const request = { client, namespace, operation, values, driver, occupancy };
    if (byModule) {
      await this.performByModule(request, byModule);
      return;
    }
    const resolved = await this.driver.directory.resolve(values, this.name);
    const own = await this.identity.placeholders();
    const { event, args, done } = this.driver.request(operation, resolved, {}, own);
    await this.driver.limits.messages.next();
    // A handler may call the acknowledgement without looking for it.
    this.send(namespace, event, isAcknowledged(done) ? [...args, () => undefined] : args);
  }

  /** Joins a room by connecting with its name, or leaves one by connecting again without it, and joins its other rooms. */
  private async reconnectFor(request: RoomRequest): Promise<OperationAnswer> {
    const { namespace, operation, values, occupancy } = request;
    const { room } = await this.driver.directory.resolve(values, this.name);
    const others = occupancy.roomsOf(this.name, namespace).filter((name) => name !== values.room);
    this.socket(namespace).disconnect();
    const joined = operation === 'join' ? String(room) : undefined;
    const handshake = await this.identity.handshake({ room: joined, label: this.label });
    await this.connectWith(namespace, { handshake });
    for (const other of others) await this.must(namespace, 'join', { room: other });
    return { ok: true };
  }

  /**
   * Emits a request and returns the answer: what confirms or refuses it, or what `effect` comes to. Throws DeadlineError if
   * no answer comes in time, and an Error if the connection ends first.
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
    const since = this.inbox.count;
    const why = `was disconnected from ${namespace} before ${event} was acknowledged`;
    const lost = (reason: string): Error => this.lost(`${why}: ${reason}`, reason);
    const pending = exchange(socket, request, lost, (arrived) =>
      this.driver.received({ namespace, type: 'EVENT', ...arrived }, this.label),
    );
    try {
      if (effect) return await Promise.race([pending.answer, effect()]);
      const what = `${this.label}: ${confirmationOf(request)} of ${event} in ${namespace}`;
      return await this.inbox.within(this.settings.answerMs, what, pending.answer);
    } catch (error) {
      throw withArrivals(error, this.inbox.all().slice(since));
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

  /**
   * Emits an event of the target's own and returns the arguments of its acknowledgement. Throws DeadlineError, which says
   * what came instead.
   */
  async acknowledged(
    namespace: string,
    event: string,
    args: readonly unknown[],
  ): Promise<unknown[]> {
    this.on.sent?.(`${namespace} ${event}`, args);
    const since = this.inbox.count;
    const answer = new Promise<unknown[]>((resolve) => {
      this.socket(namespace).emit(event, ...args, (...values: unknown[]) => {
        resolve(values);
      });
    });
    const what = `${this.label}: the acknowledgement of ${event} in ${namespace}`;
    try {
      return await this.inbox.within(this.settings.answerMs, what, answer);
    } catch (error) {
      throw withArrivals(error, this.inbox.all().slice(since));
    }
  }

  /** Waits until the server has handled what the client sent before in a namespace: any answered operation will do. */
  async roundTrip(namespace: string): Promise<void> {
    const { driver } = this;
    if (driver.supports('rooms')) await this.must(namespace, 'rooms');
    else if (isFree(driver.model) && driver.directory.isFree && driver.supports('leave'))
      await this.must(namespace, 'leave', { room: roomName(new Random(randomUUID()), 'plain') });
    else await this.rejoin(namespace);
  }

  /** Joins a room that the client is in already, or one of its own: what a target without other operations answers. */
  private async rejoin(namespace: string): Promise<void> {
    const [room] = this.occupancy.roomsOf(this.name, namespace);
    if (room === undefined && isByConnecting(this.driver.model, 'join')) return;
    await this.must(namespace, 'join', {
      room: room ?? roomName(new Random(randomUUID()), 'plain'),
    });
  }

  /**
   * Leaves one namespace with a DISCONNECT packet, which no server acknowledges. On a shared transport a round trip in
   * another namespace follows: Socket.IO closes a transport on which CONNECT comes in one go with that DISCONNECT.
   */
  async disconnect(namespace: string): Promise<void> {
    this.on.sent?.(`${namespace} DISCONNECT`);
    this.socket(namespace).disconnect();
    this.occupancy.leaveAll(this.name, namespace);
    const [other] = this.namespaces;
    if (this.settings.shared && other !== undefined) await this.roundTrip(other);
  }
}

const whenSent = (): Promise<OperationAnswer> => Promise.resolve({ ok: true });
