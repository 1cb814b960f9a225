import { EventEmitter } from 'node:events';
import { WebSocket, type RawData } from 'ws';
import { within } from '../../harness/target/deadline';
import type { Transcript } from './transcript';

/** Of a frame, in transcripts: some are megabytes long. */
const shownCharacters = 1000;

/** A WebSocket without a Socket.IO client: it sends and keeps frames as they are. Sources: Engine.IO protocol v4, Socket.IO protocol v5. */
export class BareConnection {
  private readonly frames: string[] = [];
  private readonly changes = new EventEmitter<{ change: [] }>().setMaxListeners(0);
  private readonly socket: WebSocket;
  private closed = false;

  constructor(
    private readonly name: string,
    url: string,
    private readonly ms: number,
    private readonly transcript: Transcript,
  ) {
    const address = `${url.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket`;
    this.socket = new WebSocket(address);
    this.socket.on('message', (data, isBinary) => {
      this.keep(data, isBinary);
    });
    this.socket.on('error', (error) => {
      this.transcript.add(this.name, `✂ ${error.message}`);
    });
    this.socket.on('close', (code) => {
      this.closed = true;
      this.transcript.add(this.name, `✂ closed with ${code}`);
      this.changes.emit('change');
    });
  }

  /** Sends a frame as it is, to a connection that may have been closed by the server meanwhile. */
  send(frame: string): void {
    this.transcript.add(this.name, `→ ${frame.slice(0, shownCharacters)}`);
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(frame);
  }

  /** The first frame that begins with one of these texts, here or to come. Throws DeadlineError, or an Error if the server closes. */
  async first(...starts: string[]): Promise<string> {
    const find = (): string | undefined =>
      this.frames.find((frame) => starts.some((start) => frame.startsWith(start)));
    await this.until(`a frame that begins with ${starts.join(' or ')}`, () => {
      return find() !== undefined || this.closed;
    });
    const frame = find();
    if (frame !== undefined) return frame;
    throw new Error(`the server closed ${this.name}'s connection before ${starts.join(' or ')}`);
  }

  /** Resolves when the server has closed the connection. Throws DeadlineError. */
  async end(ms: number): Promise<void> {
    await this.until('the end of the connection, closed by the server', () => this.closed, ms);
  }

  /** Resolves when the server has closed the connection, or has sent a frame that begins with this text. Throws DeadlineError. */
  async endOr(start: string, ms: number): Promise<void> {
    const isSo = (): boolean => this.closed || this.frames.some((frame) => frame.startsWith(start));
    await this.until(`the end of the connection, or a frame that begins with ${start}`, isSo, ms);
  }

  /** A frame that has come and holds this text. */
  holding(text: string): string | undefined {
    return this.frames.find((frame) => frame.includes(text));
  }

  close(): void {
    this.socket.terminate();
  }

  private keep(data: RawData, isBinary: boolean): void {
    const frame = isBinary ? '(binary)' : (data as Buffer).toString('utf8');
    this.transcript.add(this.name, `← ${frame}`);
    if (frame === '2') this.socket.send('3');
    this.frames.push(frame);
    this.changes.emit('change');
  }

  private async until(what: string, isSo: () => boolean, ms = this.ms): Promise<void> {
    if (isSo()) return;
    let listener = (): void => undefined;
    const change = new Promise<void>((resolve) => {
      listener = () => {
        if (isSo()) resolve();
      };
      this.changes.on('change', listener);
    });
    try {
      await within(ms, `${this.name}: ${what}`, change);
    } finally {
      this.changes.off('change', listener);
    }
  }
}
