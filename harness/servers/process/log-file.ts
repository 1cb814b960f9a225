import { closeSync, fstatSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

const greatestBytes = 1_000_000;

/**
 * A file of lines, written as they come, so that it can be followed and is there after a crash. It takes the first megabyte,
 * and when it ends the last lines: how a server came up and how it went down.
 */
export class LogFile {
  private readonly file: number;
  private bytesLeft: number;
  private leftOut = 0;
  private isOpen = true;

  /** Goes on with a file that is there. `last` are the last lines that were added, whenever it is looked at. */
  constructor(
    path: string,
    private readonly last: readonly string[],
  ) {
    mkdirSync(dirname(path), { recursive: true });
    this.file = openSync(path, 'a');
    const { size } = fstatSync(this.file);
    this.bytesLeft = greatestBytes - size;
    open.add(this);
    if (size > 0) this.add('[started anew]');
  }

  /** Takes one line, without its end. */
  add(line: string): void {
    this.bytesLeft -= Buffer.byteLength(line) + 1;
    if (this.bytesLeft < 0) this.leftOut += 1;
    else if (this.isOpen) this.write(line);
  }

  /** Closes the file, with the last of the lines that it had no room for. */
  end(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    open.delete(this);
    if (this.leftOut > 0) {
      const shown = this.last.slice(-this.leftOut);
      this.write(`[${this.leftOut - shown.length} lines left out]`);
      this.write(shown.join('\n'));
    }
    closeSync(this.file);
  }

  private write(text: string): void {
    writeSync(this.file, `${text}\n`);
  }
}

const open = new Set<LogFile>();

// Whatever ends this process: the last lines are what one looks for then.
process.once('exit', () => {
  for (const log of open) log.end();
});
