import { createInterface } from 'node:readline';
import { withoutSecrets } from '../../target-file/secrets';
import { LogFile } from './log-file';

const keptLines = 200;

/** Characters of a line that are kept: what a server prints has no bound of its own. */
const longestLine = 2000;

/** What an instance prints, line by line and without secrets: the last 200 lines here, and all of it in its log, if it has one. */
export class Output {
  /** The last lines, oldest first. */
  readonly lines: string[] = [];
  private readonly log: LogFile | undefined;
  private open = 0;

  constructor(file?: string) {
    this.log = file === undefined ? undefined : new LogFile(file, this.lines);
  }

  /** Takes in a stream; the log is complete when all of them have ended. */
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

  /** Takes in one line. */
  add(line: string): void {
    if (line === '') return;
    // A secret that is cut in two would not be found.
    const shown = withoutSecrets(line).slice(0, longestLine);
    this.lines.push(shown);
    this.lines.splice(0, this.lines.length - keptLines);
    this.log?.add(shown);
  }
}
