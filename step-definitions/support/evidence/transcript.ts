import { inspect } from 'node:util';
import type { SequenceEntry, Sequence } from '../../../harness/contract/sequence';
import { withoutSecrets } from '../../../harness/target-file/secrets';
import { noncesIn } from './nonce';

/** Who a line is of. */
export interface Speaker {
  /** For people: `bob@2`. */
  readonly label: string;
  /** Where it is connected; unknown of a client that is none of Socket.IO's. */
  readonly instance?: { readonly number: number };
}

interface Line extends Pick<SequenceEntry, 'at' | 'way' | 'who' | 'instance'> {
  readonly what: string;
  readonly values: readonly unknown[];
}

const shownLines = 400;
const shownEntries = 120;
const shownCharacters = 160;
const signs = { sent: '→ ', received: '← ', noted: '', missed: '✗ never came: ' } as const;

/** What every participant of a scenario sent and received, in one order, with the time since the scenario began. */
export class Transcript {
  private readonly start = performance.now();
  private readonly lines: Line[] = [];
  private readonly unexpected = new Set<readonly unknown[]>();

  sent(by: Speaker, what: string, values: readonly unknown[] = []): void {
    this.add('sent', by, what, values);
  }

  received(by: Speaker, what: string, values: readonly unknown[] = []): void {
    this.add('received', by, what, values);
  }

  /** What happened to somebody that is no packet. */
  noted(of: Speaker, what: string): void {
    this.add('noted', of, what, []);
  }

  /** What somebody was to receive, and had not when it was looked for. */
  missed(by: Speaker, what: string): void {
    this.add('missed', by, what, []);
  }

  /** Marks what was received with these very values: it should not have come, or not so. */
  blame(values: readonly unknown[]): void {
    this.unexpected.add(values);
  }

  /** For people: a line each, `12.3 ms  bob@2  ← /chat roomMessage {…}`; the last 400. */
  toString(): string {
    const shown = this.lines.slice(-shownLines);
    const left = this.lines.length - shown.length;
    const head = left > 0 ? [`(${left} earlier lines left out)`] : [];
    return withoutSecrets([...head, ...shown.map(toText)].join('\n'));
  }

  /**
   * The same for a drawing: the last 120, in words instead of ids where `names` has them, without the joins of the probe
   * room `probe`.
   */
  toSequence(names: ReadonlyMap<string, string>, probe: string): Sequence {
    const lines = this.lines.filter((line) => !isOfProbe(line, probe) || isFence(line, probe));
    const shown = lines.slice(-shownEntries);
    return {
      earlier: lines.length - shown.length,
      entries: shown.map(({ values, what, ...line }) => {
        const text = `${what} ${values.map(brief).join(' ')}`.trimEnd();
        return {
          ...line,
          at: Math.round(line.at * 10) / 10,
          text: isFence({ values }, probe) ? 'fence' : withoutSecrets(inWords(text, names)),
          ...(this.unexpected.has(values) && { unexpected: true }),
        };
      }),
    };
  }

  private add(
    way: Line['way'],
    { label: who, instance }: Speaker,
    what: string,
    values: readonly unknown[],
  ): void {
    const where = instance && { instance: instance.number };
    this.lines.push({ at: performance.now() - this.start, way, who, ...where, what, values });
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

function toText({ at, way, who, what, values }: Line): string {
  const time = `${at.toFixed(1)} ms`.padStart(10);
  return `${time}  ${who.padEnd(10)} ${signs[way]}${what} ${values.map(brief).join(' ')}`.trimEnd();
}

function isOfProbe({ values }: Pick<Line, 'values'>, probe: string): boolean {
  return values.some((value) => brief(value).includes(probe));
}

function isFence(line: Pick<Line, 'values'>, probe: string): boolean {
  return isOfProbe(line, probe) && noncesIn(line.values).length > 0;
}

function inWords(text: string, names: ReadonlyMap<string, string>): string {
  let words = text;
  for (const [id, name] of names) words = words.replaceAll(id, name);
  for (const nonce of noncesIn(words)) words = words.replaceAll(` ${nonce}`, '');
  return words.length > shownCharacters ? `${words.slice(0, shownCharacters - 1)}…` : words;
}
