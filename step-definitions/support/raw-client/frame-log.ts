import { EventEmitter } from 'node:events';
import { within } from '../../../harness/client/deadline';
import type { Transcript } from '../evidence/transcript';

/** Characters of a frame that a transcript shows: some frames are megabytes long. */
export const shownCharacters = 1000;

/** How a frame begins, or what it looks like. */
export type Shape = string | RegExp;

/** The frames that a raw connection received, in their order, and whether the server has ended it. */
export class FrameLog {
  private readonly frames: string[] = [];
  private readonly changes = new EventEmitter<{ change: [] }>().setMaxListeners(0);
  private isClosed = false;

  constructor(
    private readonly name: string,
    private readonly ms: number,
    private readonly transcript: Transcript,
  ) {}

  get closed(): boolean {
    return this.isClosed;
  }

  add(frame: string): void {
    this.transcript.received({ label: this.name }, frame.slice(0, shownCharacters));
    this.frames.push(frame);
    this.changes.emit('change');
  }

  /** Notes that the connection has ended, and how. */
  end(how: string): void {
    this.isClosed = true;
    this.transcript.noted({ label: this.name }, `✂ ${how}`);
    this.changes.emit('change');
  }

  /** Returns the frames of these shapes that have come so far. */
  all(...shapes: Shape[]): string[] {
    return this.frames.filter((frame) => shapes.some((shape) => fits(frame, shape)));
  }

  /** Returns the first frame of one of these shapes, here or to come. Throws DeadlineError, or an Error if the server closes. */
  async first(...shapes: Shape[]): Promise<string> {
    await this.endOr(shapes);
    const [frame] = this.all(...shapes);
    if (frame !== undefined) return frame;
    throw new Error(`the server closed ${this.name}'s connection before ${shapes.join(' or ')}`);
  }

  /** Resolves when the server has ended the connection, or has sent a frame of one of these shapes. Throws DeadlineError. */
  async endOr(shapes: readonly Shape[], ms = this.ms): Promise<void> {
    const what = `the end of the connection, or a frame like ${shapes.join(' or ')}`;
    // A server may send tens of thousands of frames, so each of them is looked at once.
    let looked = 0;
    const hasCome = (): boolean => {
      const unread = this.frames.slice(looked);
      looked = this.frames.length;
      return unread.some((frame) => shapes.some((shape) => fits(frame, shape)));
    };
    await this.until(what, () => hasCome() || this.closed, ms);
  }

  /** Resolves when `holds` does, which only a frame or the end can change. Throws DeadlineError. */
  async until(what: string, holds: () => boolean, ms: number): Promise<void> {
    if (holds()) return;
    let listener = (): void => undefined;
    const change = new Promise<void>((resolve) => {
      listener = () => {
        if (holds()) resolve();
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

function fits(frame: string, shape: Shape): boolean {
  return typeof shape === 'string' ? frame.startsWith(shape) : shape.test(frame);
}
