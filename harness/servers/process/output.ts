import { finished } from 'node:stream';
import { plain } from '../../plain';
import { withoutSecrets } from '../../target-file/secrets';
import { Lines } from './lines';
import { LogFile } from './log-file';

const keptLines = 200;

/** Characters of a line that are shown: servers may print lines of any length. */
const longestLine = 2000;

/**
 * Output of an instance, line by line, without secrets and without characters that steer a terminal: the last 200 lines in
 * memory, and its beginning and end in the log file, if there is one.
 */
export class Output {
  private last: readonly string[] = [];
  private readonly log: LogFile | undefined;
  private open = 0;

  constructor(file?: string) {
    this.log = file === undefined ? undefined : new LogFile(file, () => this.lines);
  }

  /** The last lines, oldest first. What a server prints may turn out to be a secret only after it has answered with it. */
  get lines(): string[] {
    return this.last.map(shown);
  }

  /** Reads a stream; the log is closed when all streams have ended. */
  read(stream: NodeJS.ReadableStream): void {
    this.open += 1;
    const lines = new Lines();
    stream.on('data', (chunk: Buffer | string) => {
      if (this.log?.isFull === false) this.addAll(lines.add(chunk));
      else this.addLast(lines.addLast(chunk, keptLines));
    });
    finished(stream, { writable: false }, () => {
      this.addAll(lines.end());
      this.open -= 1;
      if (this.open === 0) this.log?.end();
    });
  }

  /** Adds one line. */
  add(line: string): void {
    this.addAll([line]);
  }

  /** Nothing but the last lines is looked at any more: a server may print without end. */
  private addLast({ skipped, lines }: { skipped: number; lines: readonly string[] }): void {
    this.log?.leaveOut(skipped);
    this.addAll(lines);
  }

  /** Lines that the log has no place for are not looked at. */
  private addAll(lines: readonly string[]): void {
    this.last = [...this.last, ...lines.slice(-keptLines)].slice(-keptLines);
    for (const [index, line] of lines.entries()) {
      if (this.log?.isFull) {
        this.log.leaveOut(lines.length - index);
        return;
      }
      this.log?.add(shown(line));
    }
  }
}

/** Secrets are removed before the line is cut: half a secret would not be recognized. */
function shown(line: string): string {
  const text = withoutSecrets(plain(line));
  return text.length > longestLine ? `${text.slice(0, longestLine)}… [line cut]` : text;
}
