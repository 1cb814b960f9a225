import { createInterface } from 'node:readline';
import { withoutSecrets } from '../../target-file/secrets';
import { LogFile } from './log-file';

const keptLines = 200;

/** Characters of a line that are kept: servers may print lines of any length. */
const longestLine = 2000;

/** Output of an instance, line by line and without secrets: the last 200 lines in memory, all of it in the log file if there is one. */
export class Output {
  private readonly last: string[] = [];
  private readonly log: LogFile | undefined;
  private open = 0;

  constructor(file?: string) {
    this.log = file === undefined ? undefined : new LogFile(file, this.last);
  }

  /** The last lines, oldest first. What a server prints may turn out to be a secret only after it has answered with it. */
  get lines(): string[] {
    return this.last.map(withoutSecrets);
  }

  /** Reads a stream; the log is closed when all streams have ended. */
  read(stream: NodeJS.ReadableStream): void {
    this.open += 1;
    createInterface({ input: stream, crlfDelay: Infinity })
      .on('line', (line) => {
        this.add(line);
      })
      .once('close', () => {
        this.open -= 1;
        if (this.open === 0) this.log?.end();
      });
  }

  /** Adds one line. */
  add(line: string): void {
    if (line === '') return;
    // Secrets are removed before the line is cut: half a secret would not be recognized.
    const shown = withoutSecrets(line).slice(0, longestLine);
    this.last.push(shown);
    this.last.splice(0, this.last.length - keptLines);
    this.log?.add(shown);
  }
}
