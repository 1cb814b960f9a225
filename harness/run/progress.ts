import { TestStepResultStatus as Status, type Envelope } from '@cucumber/messages';

const plainEveryMs = 10_000;

/** How far one lane is. */
interface LaneProgress {
  total: number;
  done: number;
  readonly failed: Set<string>;
  readonly started: number;
}

/** Shows how far the lanes are: one line that is rewritten on a terminal, else a line now and then. */
export class Progress {
  private readonly lanes = new Map<string, LaneProgress>();
  private lastPlain = Date.now();

  constructor(private readonly out: NodeJS.WriteStream) {}

  /** Takes in one message of Cucumber's from a lane. */
  on(name: string, { testCase, testStepFinished, testCaseFinished }: Envelope): void {
    const lane = this.lane(name);
    if (testCase) lane.total += 1;
    const status = testStepFinished?.testStepResult.status;
    if (status !== undefined && status !== Status.PASSED && status !== Status.SKIPPED) {
      lane.failed.add(testStepFinished?.testCaseStartedId ?? '');
    }
    if (testCaseFinished) {
      lane.done += 1;
      this.show();
    }
  }

  /** A lane is over: its result stays. */
  end(name: string): void {
    const lane = this.lane(name);
    const seconds = ((Date.now() - lane.started) / 1000).toFixed(1);
    this.rewrite(`${name}: ${lane.done} scenarios${failedIn(lane)} (${seconds} s)\n`);
    this.lanes.delete(name);
  }

  private lane(name: string): LaneProgress {
    const known = this.lanes.get(name);
    if (known) return known;
    const lane = { total: 0, done: 0, failed: new Set<string>(), started: Date.now() };
    this.lanes.set(name, lane);
    return lane;
  }

  private show(): void {
    const parts = [...this.lanes].map(([name, lane]) => {
      return `${name} ${lane.done}/${lane.total}${failedIn(lane)}`;
    });
    const line = parts.join('  ');
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

function failedIn({ failed }: LaneProgress): string {
  return failed.size > 0 ? `, ${failed.size} failed` : '';
}
