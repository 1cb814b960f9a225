import { setTimeout as pause } from 'node:timers/promises';
import { Connection, RefusedError, type Packet } from './connection';
import { DeadlineError, within } from './deadline';
import { TargetError, type Instance } from './instance';
import { delivered, request, type Values, type Verb } from './vocabulary';

const namespace = '/chat';
const unknownNamespace = '/rooms-conformance-preflight';
const pauseMs = 25;

/**
 * Proves on one instance, before any scenario, that the words work: connect, join, tell, leave, and being refused.
 * Throws TargetError that says which word failed, what was sent, and what came back: a wrong mapping is one error with
 * advice, not forty red scenarios. Whether the words keep their promises is for the scenarios to say.
 */
export async function preflight(instance: Instance, answerMs: number): Promise<void> {
  const speaker = new Visitor(instance, answerMs);
  const listener = new Visitor(instance, answerMs);
  const room = 'preflight';
  try {
    await speaker.check('connect', () => speaker.connect());
    await listener.check('connect', () => listener.connect());
    await listener.check('join', () => listener.say('join', { room }));
    await speaker.check('tellRoom', () => speaker.tell({ room, body: 'hello' }, listener));
    await listener.check('leave', () => listener.say('leave', { room }));
    await speaker.check('the answer to an unknown namespace', () => speaker.tryUnknown());
  } finally {
    speaker.close();
    listener.close();
  }
}

/** One client that tries each word once. */
class Visitor {
  private readonly packets: Packet[] = [];
  private readonly connection: Connection;
  private socket: Awaited<ReturnType<Connection['connect']>> | undefined;

  constructor(
    private readonly instance: Instance,
    private readonly ms: number,
  ) {
    this.connection = new Connection(instance.url, 'websocket', {
      record: (packet) => this.packets.push(packet),
    });
  }

  /** Runs one check and turns its failure into an error with advice. */
  async check(word: string, run: () => Promise<void>): Promise<void> {
    try {
      await run();
    } catch (error) {
      throw this.failure(word, error as Error);
    }
  }

  async connect(): Promise<void> {
    this.socket = await this.connection.connect(namespace, this.ms);
  }

  async say(verb: Verb, values: Values): Promise<void> {
    const { event, args } = request(verb, values);
    const { socket } = this;
    if (socket?.connected !== true) throw new Error('the server has disconnected the client');
    const answer = new Promise<unknown>((resolve) => {
      socket.emit(event, ...args, resolve);
      socket.once('disconnect', resolve);
    });
    const said = `${event} ${JSON.stringify(args)}`;
    const got = await within(this.ms, `the acknowledgement of ${said}`, answer);
    if ((got as { ok?: unknown } | undefined)?.ok === true) return;
    throw new Error(`${said} was answered with ${JSON.stringify(got)}, wanted { ok: true, … }`);
  }

  /**
   * An acknowledgement alone proves nothing: some servers acknowledge events that have no handler. It is told again
   * until it is heard: a join that takes effect late is a failure of a scenario, not of a word.
   */
  async tell(values: Values, listener: Visitor): Promise<void> {
    const { event } = delivered.tellRoom;
    const deadline = Date.now() + this.ms;
    const isHeard = (): boolean => listener.packets.some((packet) => packet.event === event);
    while (!isHeard()) {
      await this.say('tellRoom', values);
      await pause(pauseMs);
      if (Date.now() > deadline && !isHeard()) {
        throw new DeadlineError(`${event}, told to a member of the room, never reached it`);
      }
    }
  }

  /** Refused or accepted, as long as there is an answer. */
  async tryUnknown(): Promise<void> {
    try {
      await this.connection.connect(unknownNamespace, this.ms);
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
    }
  }

  close(): void {
    this.connection.close();
  }

  private failure(word: string, cause: Error): TargetError {
    const seen = this.packets.slice(-5).map(({ namespace: where, type, event, args }) => {
      return `    ${where} ${type} ${event} ${JSON.stringify(args).slice(0, 120)}`;
    });
    const advice =
      cause instanceof DeadlineError
        ? 'does the server have a handler of this name in this namespace, and does it acknowledge?'
        : 'compare with the contract: docs/contract.md, "Verbs" and "Namespaces"';
    return new TargetError(
      [
        `preflight: ${word} does not work on instance ${this.instance.number} (${this.instance.url}${namespace})`,
        `  what      ${cause.message}`,
        `  came back ${seen.length === 0 ? 'nothing at all' : ''}`,
        ...seen,
        `  advice    ${advice}`,
      ].join('\n'),
      { cause },
    );
  }
}
