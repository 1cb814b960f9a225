import type { Agent } from 'node:http';
import { NodeWebSocket, NodeXHR } from 'engine.io-client';
import type { WebSocket } from 'ws';
import { FloodError, maxMessageBytes, maxPollPackets } from './bounds/flood-guard';
import { request } from './http';
import { faultOfOpenPacket } from './open-packet';

/** Milliseconds that an answer to a POST may take. */
const postMs = 60_000;

/** Milliseconds that the answer to the last request may take, which closes the session. */
const closingMs = 5000;

/** Milliseconds that a poll may take, where the heartbeats do not end it: longer than any run. */
const pollMs = 24 * 3600 * 1000;

const separator = '\x1e';

/** Packet of Engine.IO, decoded. */
interface EnginePacket {
  readonly type: string;
  readonly data?: unknown;
}

/** Engine.IO's WebSocket transport, on which nothing that a server sends throws: it closes the connection, and the error says why. */
export class GuardedWebSocket extends NodeWebSocket {
  private isOpened = false;

  protected override onPacket(packet: EnginePacket): void {
    const fault = faultOf(packet, this.isOpened);
    this.isOpened ||= packet.type === 'open';
    if (fault === undefined) super.onPacket(packet as never);
    else this.endWith(fault);
  }

  protected override onData(data: never): void {
    try {
      super.onData(data);
    } catch (error) {
      this.endWith(`sent what the client cannot process: ${messageOf(error)}`);
    }
  }

  protected override onError(reason: string, description: unknown, context?: unknown): this {
    const { message = '' } = (description ?? {}) as { message?: string };
    return super.onError(message ? `${reason}: ${message}` : reason, description, context);
  }

  /** The server may never answer a close frame. */
  private endWith(fault: string): void {
    const socket = this.ws as WebSocket | null;
    super.onError(fault, new Error(fault));
    socket?.terminate();
  }
}

/**
 * Engine.IO's polling transport on the suite's own HTTP client: an answer is bounded, a redirect is an error, and a poll
 * ends with its connection. Nothing that a server sends throws.
 */
export class GuardedPolling extends NodeXHR {
  private isOpened = false;
  private isClosing = false;
  private readonly leaving = new AbortController();

  override doPoll(): void {
    this.exchange('GET').then(this.take).catch(this.failed('poll'));
  }

  override doWrite(data: string, done: () => void): void {
    const answered = this.exchange('POST', data).then(done).catch(this.failed('post'));
    if (this.isClosing) void answered.then(this.leave);
  }

  /** The session is closed by a last request, if there is a session. */
  override doClose(): void {
    this.isClosing = true;
    if (this.readyState === 'opening') this.leave();
    else super.doClose();
  }

  protected override onPacket(packet: EnginePacket): void {
    const fault = faultOf(packet, this.isOpened);
    this.isOpened ||= packet.type === 'open';
    if (fault === undefined) super.onPacket(packet as never);
    else this.onError(fault, new Error(fault));
  }

  private async exchange(method: 'GET' | 'POST', body?: string): Promise<string> {
    const { agent, ca, extraHeaders } = this.opts as unknown as Options;
    const type = body === undefined ? {} : { 'content-type': 'text/plain;charset=UTF-8' };
    const { status, text } = await request({
      ...{ url: this.uri(), method, body, agent, signal: this.leaving.signal },
      headers: { accept: '*/*', ...type, ...extraHeaders },
      deadlineMs: body === undefined ? pollMs : this.isClosing ? closingMs : postMs,
      maxBytes: maxMessageBytes,
      ...(ca !== undefined && { ca }),
    });
    if (status === 200) return text;
    throw new Error(`HTTP ${status} ${JSON.stringify(text.slice(0, 120))}`);
  }

  private readonly take = (text: string): void => {
    if (hasMorePackets(text, maxPollPackets))
      throw new FloodError(`an answer with more than ${maxPollPackets} packets`);
    this.onData(text);
  };

  private failed(what: 'poll' | 'post'): (error: unknown) => void {
    return (error) => {
      this.onError(`xhr ${what} error: ${messageOf(error)}`, error);
    };
  }

  private readonly leave = (): void => {
    this.leaving.abort(left);
  };
}

/** Why a poll ends. */
const left = new Error('the connection was closed');

/** What the connection wants of its polling. */
interface Options {
  readonly agent?: Agent;
  readonly ca?: string;
  readonly extraHeaders?: Readonly<Record<string, string>>;
}

/** Returns why the client cannot use a packet, as a verb phrase; undefined if it can. */
function faultOf({ type, data }: EnginePacket, isOpened: boolean): string | undefined {
  if (type !== 'open') return undefined;
  return isOpened ? 'sent a second open packet' : faultOfOpenPacket(data);
}

function hasMorePackets(text: string, most: number): boolean {
  let place = -1;
  for (let count = 0; count < most; count += 1) {
    place = text.indexOf(separator, place + 1);
    if (place === -1) return false;
  }
  return true;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
