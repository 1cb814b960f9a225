import {
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { withoutSecrets } from '../../target-file/secrets';

const greatestBytes = 1_000_000;

/**
 * Log file that is written line by line, so that it can be followed and survives a crash. It holds the first megabyte and,
 * once it is closed, the last lines: how a server started and how it ended.
 */
export class LogFile {
  private readonly file: number;
  private bytesLeft: number;
  private leftOut = 0;
  private isOpen = true;

  /** Appends to an existing file. `last` returns the last lines that were added or left out. */
  constructor(
    private readonly path: string,
    private readonly last: () => readonly string[],
  ) {
    mkdirSync(dirname(path), { recursive: true });
    this.file = openSync(path, 'a');
    const { size } = fstatSync(this.file);
    this.bytesLeft = greatestBytes - size;
    open.add(this);
    if (size > 0) this.add('[started again]');
  }

  /** Whether no line has a place any more. */
  get isFull(): boolean {
    return this.bytesLeft < 0;
  }

  /** Adds one line, given without its line break. */
  add(line: string): void {
    this.bytesLeft -= Buffer.byteLength(line) + 1;
    if (this.isFull) this.leaveOut(1);
    else if (this.isOpen) this.write(line);
  }

  /** Counts lines that were not added. */
  leaveOut(lines: number): void {
    this.leftOut += lines;
  }

  /** Writes the last of the lines that were left out and closes the file. */
  end(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    open.delete(this);
    if (this.leftOut > 0) {
      const shown = this.last().slice(-this.leftOut);
      this.write(`[${this.leftOut - shown.length} lines left out]`);
      this.write(shown.join('\n'));
    }
    closeSync(this.file);
    this.clear();
  }

  /** Removes what has turned out to be a secret since it was written. */
  private clear(): void {
    if (!existsSync(this.path)) return;
    const text = readFileSync(this.path, 'utf8');
    const cleared = withoutSecrets(text);
    if (cleared !== text) writeFileSync(this.path, cleared);
  }

  private write(text: string): void {
    writeSync(this.file, `${text}\n`);
  }
}

const open = new Set<LogFile>();

/** Ends all logs: servers may still run when their folder is moved. */
export function closeLogs(): void {
  for (const log of open) log.end();
}

// However this process ends, the last lines are needed to find out why.
process.once('exit', closeLogs);
