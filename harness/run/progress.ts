import type { Envelope } from '@cucumber/messages';
import type { Deviation } from '../verdict/status';
import { LaneProgress } from './lanes/lane-progress';

const plainEveryMs = 10_000;

/** Progress of all lanes: one line that is rewritten on a terminal, else a line every ten seconds. */
export class Progress {
  private readonly lanes = new Map<string, LaneProgress>();
  private lastPlain = Date.now();

  /** Failures that the deviations cover count as expected: pass those that have not expired. */
  constructor(
    private readonly out: Pick<NodeJS.WriteStream, 'write' | 'isTTY' | 'columns'>,
    private readonly deviations: readonly Deviation[] = [],
  ) {}

  /** Updates the progress of a part of a lane from a message of Cucumber. */
  on(part: string, envelope: Envelope): void {
    if (this.progressOf(part).update(envelope)) this.show();
  }

  /** Prints a line that stays. */
  log(line: string): void {
    this.rewrite(`${line}\n`);
  }

  /** Prints the result of a part that has ended, on a line that stays. */
  end(part: string): void {
    this.rewrite(`${part}: ${this.progressOf(part).result}\n`);
    this.lanes.delete(part);
  }

  private progressOf(part: string): LaneProgress {
    const known = this.lanes.get(part);
    if (known) return known;
    const [lane = part] = part.split('/');
    const progress = new LaneProgress(lane, this.deviations);
    this.lanes.set(part, progress);
    return progress;
  }

  private show(): void {
    const line = [...this.lanes].map(([part, progress]) => `${part} ${progress.soFar}`).join('  ');
    if (this.out.isTTY) {
      this.rewrite(line.slice(0, this.out.columns - 1));
    } else if (Date.now() - this.lastPlain > plainEveryMs) {
      this.lastPlain = Date.now();
      this.out.write(`${line}\n`);
    }
  }

  private rewrite(text: string): void {
    if (this.out.isTTY) this.out.write('\r\u001b[2K');
    this.out.write(text);
  }
}
