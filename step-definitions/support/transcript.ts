import { inspect } from 'node:util';
import { withoutSecrets } from '../../harness/target/secrets';

interface Line {
  readonly at: number;
  readonly who: string;
  readonly what: string;
  readonly values: readonly unknown[];
}

const shownLines = 400;

/** What every participant of a scenario sent and received, in one order, with the time since the scenario began. */
export class Transcript {
  private readonly start = performance.now();
  private readonly lines: Line[] = [];

  add(who: string, what: string, values: readonly unknown[] = []): void {
    this.lines.push({ at: performance.now() - this.start, who, what, values });
  }

  /** For people: a line each, `12.3 ms  bob@2  ← /chat roomMessage {…}`; the last 400. */
  toString(): string {
    const shown = this.lines.slice(-shownLines);
    const left = this.lines.length - shown.length;
    const head = left > 0 ? [`(${left} earlier lines left out)`] : [];
    return withoutSecrets([...head, ...shown.map(toText)].join('\n'));
  }
}

/** A value in one short line, whatever a server may have sent. */
export function brief(value: unknown): string {
  return inspect(value, {
    depth: 4,
    breakLength: Infinity,
    maxArrayLength: 20,
    maxStringLength: 200,
  });
}

function toText({ at, who, what, values }: Line): string {
  const time = `${at.toFixed(1)} ms`.padStart(10);
  return `${time}  ${who.padEnd(10)} ${what} ${values.map(brief).join(' ')}`.trimEnd();
}
