import { WebSocket } from 'ws';
import {
  FloodGuard,
  floodMessage,
  maxMessageBytes,
} from '../../../harness/client/bounds/flood-guard';
import type { Handshake } from '../../../harness/drivers/handshake';
import type { Transcript } from '../evidence/transcript';
import { FrameLog, shownCharacters } from './frame-log';

/** What a raw connection needs from its scenario. */
export interface RawContext {
  /** Milliseconds that any answer may take. */
  readonly ms: number;
  readonly transcript: Transcript;
  /** What the target wants of every client: its path, query and headers. */
  readonly handshake: Handshake;
}

/** Returns the path and query of an Engine.IO request; `query` is that of the protocol. */
export function rawPath({ path, query: own }: Handshake, query: string): string {
  const added = new URLSearchParams(own).toString();
  return `${path}/?${query}${added === '' ? '' : `&${added}`}`;
}

/** A WebSocket without a Socket.IO client: it sends and keeps frames as they are. Sources: Engine.IO protocol v4, Socket.IO protocol v5. */
export class RawConnection {
  readonly log: FrameLog;
  private readonly socket: WebSocket;
  private readonly flood = new FloodGuard();
  private isFlooded = false;
  private silent = false;

  /** `query` is that of the handshake: the protocol's, or one that breaks it. */
  constructor(
    private readonly name: string,
    url: string,
    private readonly context: RawContext,
    query = 'EIO=4&transport=websocket',
  ) {
    this.log = new FrameLog(name, context.ms, context.transcript);
    const { headers, ca } = context.handshake;
    const address = `${url.replace(/^http/, 'ws')}${rawPath(context.handshake, query)}`;
    this.socket = new WebSocket(address, { headers, ca, maxPayload: maxMessageBytes });
    this.socket.on('message', (data, isBinary) => {
      this.keep(data as Buffer, isBinary);
    });
    for (const beat of ['ping', 'pong'] as const)
      this.socket.on(beat, (data) => {
        this.bound(data);
      });
    this.socket.on('error', (error) => {
      context.transcript.noted({ label: name }, `✂ ${error.message}`);
    });
    this.socket.on('close', (code) => {
      this.log.end(`closed with ${code}`);
    });
  }

  /** Sends a frame as it is, to a connection that may have been closed by the server meanwhile. */
  send(frame: string | Buffer): void {
    const shown =
      typeof frame === 'string' ? frame.slice(0, shownCharacters) : `(${frame.length} bytes)`;
    this.context.transcript.sent({ label: this.name }, shown);
    this.flood.allowOne();
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(frame);
  }

  /** Returns whether the server has opened the WebSocket; false if it refused. Throws DeadlineError. */
  async opened(): Promise<boolean> {
    const isOpen = (): boolean => this.socket.readyState === WebSocket.OPEN;
    this.socket.once('open', () => {
      this.log.add('(open)');
    });
    await this.log.until(
      'the WebSocket, opened or refused',
      () => isOpen() || this.log.closed,
      this.context.ms,
    );
    return isOpen();
  }

  /** Stops answering pings, like a client that hangs or has lost its network. */
  fallSilent(): void {
    this.context.transcript.noted({ label: this.name }, 'answers no ping any more');
    this.silent = true;
  }

  close(): void {
    this.socket.terminate();
  }

  private keep(data: Buffer, isBinary: boolean): void {
    if (!this.bound(data)) return;
    const frame = isBinary ? '(binary)' : data.toString('utf8');
    this.log.add(frame);
    if (frame === '2' && !this.silent) this.socket.send('3');
  }

  /** Closes the connection if too much has arrived. Returns whether it is still open. */
  private bound(data: Buffer): boolean {
    if (this.isFlooded) return false;
    this.isFlooded = this.flood.exceeds({ bytes: data.length, values: 1 });
    if (!this.isFlooded) return true;
    this.context.transcript.noted({ label: this.name }, `✂ ${floodMessage}`);
    this.close();
    return false;
  }
}
