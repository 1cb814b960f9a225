import { brief, cut } from '../../../harness/contract/brief';
import type { SequenceEntry, Sequence } from '../../../harness/contract/sequence';
import { withoutSecrets } from '../../../harness/target-file/secrets';
import type { TranscriptPart } from '../reproduction/expectation';
import { noncesIn } from './nonce';

/** The client that a line is about. */
export interface TranscriptClient {
  /** Human-readable name and server: `bob@2`. */
  readonly label: string;
  /** Server that it is connected to; absent for a raw client. */
  readonly instance?: { readonly number: number };
}

/** Something that a client sent, received, missed or went through. */
export interface TranscriptLine extends Pick<SequenceEntry, 'at' | 'way' | 'who' | 'instance'> {
  /** Namespace and event, or the packet type; human-readable if it is no packet. */
  readonly what: string;
  readonly values: readonly unknown[];
  /** The `auth` payload of a CONNECT. */
  readonly auth?: object;
}

const shownLines = 400;
/** Most characters of a line, and of all lines: in a long run, hundreds of scenarios may fail. */
const mostCharacters = { line: 1000, all: 100_000 };
const shownEntries = 120;
const shownCharacters = 160;
const signs = { sent: '→ ', received: '← ', noted: '', missed: '✗ never came: ' } as const;

/** Everything that the clients of a scenario sent and received, in one order, with the time since the scenario began. */
export class Transcript {
  private readonly start = performance.now();
  private readonly lines: TranscriptLine[] = [];
  private readonly unexpected = new Set<readonly unknown[]>();

  sent(by: TranscriptClient, what: string, values: readonly unknown[] = [], auth?: object): void {
    this.add('sent', by, { what, values, ...(auth && { auth }) });
  }

  received(by: TranscriptClient, what: string, values: readonly unknown[] = []): void {
    this.add('received', by, { what, values });
  }

  /** Notes what happened to a client and is no packet. */
  noted(of: TranscriptClient, what: string): void {
    this.add('noted', of, { what, values: [] });
  }

  /** Notes what a client had to receive, and had not when it was looked for. */
  missed(by: TranscriptClient, what: string): void {
    this.add('missed', by, { what, values: [] });
  }

  /** Marks the packet that was received with exactly these values: it should not have come, or not like this. */
  blame(values: readonly unknown[]): void {
    this.unexpected.add(values);
  }

  /** Forgets all lines. */
  clear(): void {
    this.lines.length = 0;
  }

  /** Number of lines so far. */
  get length(): number {
    return this.lines.length;
  }

  /** Returns a part of the lines, or all of them, without the traffic of a probe room. */
  without(probe: string, part: TranscriptPart = { end: this.length }): readonly TranscriptLine[] {
    const { end, skipped = { from: end, to: end } } = part;
    const lines = [...this.lines.slice(0, skipped.from), ...this.lines.slice(skipped.to, end)];
    return lines.filter((line) => !isOfProbe(line, probe));
  }

  /**
   * Returns a human-readable line for each entry, `12.3 ms  bob@2  ← /chat roomMessage {…}`: the last 400, if so many
   * characters have room.
   */
  toString(characters = mostCharacters.all): string {
    const most = Math.min(characters, mostCharacters.all);
    const shown = lastThatFit(this.lines.slice(-shownLines).map(toText), most);
    const left = this.lines.length - shown.length;
    const head = left > 0 ? [`(${left} earlier lines left out)`] : [];
    return withoutSecrets([...head, ...shown].join('\n'));
  }

  /**
   * Returns the last 120 entries for a drawing: with names instead of ids where `names` has them, and without the joins of
   * the probe room `probe`.
   */
  toSequence(names: ReadonlyMap<string, string>, probe: string): Sequence {
    const lines = this.lines.filter((line) => !isOfProbe(line, probe) || isFence(line, probe));
    const shown = lines.slice(-shownEntries);
    return {
      earlier: lines.length - shown.length,
      entries: shown.map(({ values, what, at, way, who, instance }) => {
        const text = `${what} ${values.map(brief).join(' ')}`.trimEnd();
        return {
          way,
          who,
          ...(instance !== undefined && { instance }),
          at: Math.round(at * 10) / 10,
          text: isFence({ values }, probe) ? 'fence' : withoutSecrets(withNames(text, names)),
          ...(this.unexpected.has(values) && { unexpected: true }),
        };
      }),
    };
  }

  private add(
    way: TranscriptLine['way'],
    { label: who, instance }: TranscriptClient,
    line: Pick<TranscriptLine, 'what' | 'values' | 'auth'>,
  ): void {
    const at = performance.now() - this.start;
    const where = instance && { instance: instance.number };
    this.lines.push({ at, way, who, ...where, ...line });
  }
}

function toText({ at, way, who, what, values }: TranscriptLine): string {
  const time = `${at.toFixed(1)} ms`.padStart(10);
  const text = `${signs[way]}${what} ${values.map(brief).join(' ')}`.trimEnd();
  return `${time}  ${who.padEnd(10)} ${cut(text, mostCharacters.line)}`;
}

function lastThatFit(lines: readonly string[], characters: number): readonly string[] {
  let left = characters;
  const first = lines.findLastIndex((line) => (left -= line.length + 1) < 0);
  return lines.slice(first + 1);
}

function isOfProbe({ values }: Pick<TranscriptLine, 'values'>, probe: string): boolean {
  return values.some((value) => brief(value).includes(probe));
}

function isFence(line: Pick<TranscriptLine, 'values'>, probe: string): boolean {
  return isOfProbe(line, probe) && noncesIn(line.values).length > 0;
}

function withNames(text: string, names: ReadonlyMap<string, string>): string {
  let named = text;
  for (const [id, name] of names) named = named.replaceAll(id, name);
  for (const nonce of noncesIn(named)) named = named.replaceAll(` ${nonce}`, '');
  return cut(named, shownCharacters);
}
