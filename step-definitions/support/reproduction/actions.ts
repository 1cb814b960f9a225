import type { TranscriptLine } from '../evidence/transcript';
import type { ActionContext } from './action-context';
import { authSource } from './auth-source';
import { folded } from './folded';
import { isRawLine, RawWriter } from './raw-actions';
import { NoSourceError, sourceOf } from './source';

/** Statements that repeat what the clients of a scenario did. */
export interface Actions {
  readonly statements: readonly string[];
  /** Number of servers that the statements need. */
  readonly servers: number;
  readonly isSigned: boolean;
}

interface Waiting {
  /** What the client waits for: `alice@1 /chat ACK`. */
  readonly answer: string;
  readonly call: string;
  isAnswered?: boolean;
}

/** Namespace and event of a line, and its number. */
interface Packet {
  readonly namespace: string;
  readonly event: string;
  readonly index: number;
}

/** Ends of a connection that follow from what the program repeats, or from what the server does. */
const endsByItself = /^✂ (?:forced close|transport close|transport error)/;

/** Translates a transcript into statements. Throws NoSourceError if a client did something that they cannot repeat. */
export class ActionWriter {
  private readonly statements: string[] = [];
  private waiting: Waiting[] = [];
  private servers = 1;
  private isSigned = false;

  private readonly raw: RawWriter;

  constructor(
    private readonly lines: readonly TranscriptLine[],
    private readonly context: ActionContext,
  ) {
    this.raw = new RawWriter(lines, context);
  }

  /** Returns the statements. */
  write(): Actions {
    for (const [index, line] of this.lines.entries()) this.add(line, index);
    this.settle();
    const { servers, isSigned } = this;
    return { statements: folded(this.statements), servers, isSigned };
  }

  private add(line: TranscriptLine, index: number): void {
    const { way, who, what } = line;
    if (isRawLine(line)) this.addRaw(line, index);
    else if (way === 'received') this.received(`${who} ${what}`);
    else if (way === 'noted') this.noted(line);
    else if (way === 'sent') this.addSent(line, index);
  }

  private addRaw(line: TranscriptLine, index: number): void {
    for (const statement of this.raw.statements(line, index)) this.perform(statement);
  }

  private addSent(line: TranscriptLine, index: number): void {
    const { who, what } = line;
    if (this.waiting.every(({ isAnswered }) => isAnswered)) this.settle();
    const [, namespace, event] = /^(\/[^ ]*) ([^]*)$/.exec(what) ?? [];
    const isPacket = !/ upgrade to WebSocket$|, right after CONNECT$/.test(what);
    if (namespace === undefined || event === undefined || !isPacket)
      throw new NoSourceError(`${who} upgrades its transport, or sends before it has connected`);
    this.send(line, { namespace, event, index });
  }

  private noted({ who, what }: TranscriptLine): void {
    if (endsByItself.test(what)) return;
    const [, ms] = /^waits (\d+) ms$/.exec(what) ?? [];
    if (ms !== undefined) this.perform(`await pause(${ms});`);
    else if (what === '✂ connection lost') this.perform(`await cut(${nameSource(who)});`);
    else if (what === '✂ packets from the server no longer arrive')
      this.perform(`mute(${nameSource(who)});`);
    else throw new NoSourceError(`${who}: ${what}`);
  }

  private send(line: TranscriptLine, packet: Packet): void {
    const { namespace, event } = packet;
    if (event === 'CONNECT') this.connect(line, namespace);
    else if (event !== 'DISCONNECT') this.emit(line, packet);
    else this.perform(`socketOf(${placeSource(line, namespace)}).disconnect();`);
  }

  private connect(line: TranscriptLine, namespace: string): void {
    const { who, instance = 1, auth = {} } = line;
    const index = this.context.indexOf(instance);
    this.servers = Math.max(this.servers, index + 1);
    const place = placeSource(line, namespace);
    const { source, isSigned } = authSource(auth, this.context, `socketOf(${place})`);
    this.isSigned ||= isSigned;
    const call = `connect(${place}, urls[${index}], ${source})`;
    this.waiting.push({ answer: `${who} ${namespace} CONNECT`, call });
  }

  private emit(line: TranscriptLine, { namespace, event, index }: Packet): void {
    const { who, values } = line;
    const place = placeSource(line, namespace);
    const isFunction = (value: unknown): boolean => typeof value === 'function';
    const args = [event, ...values.filter((value) => !isFunction(value))];
    const request = args.map((value) => sourceOf(value, this.context.names)).join(', ');
    if (values.some(isFunction)) this.perform(`call(${place}, ${request});`);
    else if (this.isAnswered(who, namespace, index))
      this.waiting.push({ answer: `${who} ${namespace} ACK`, call: `ask(${place}, ${request})` });
    else this.perform(`socketOf(${place}).emit(${request});`);
  }

  /** Requests without an answer are those that wanted none, and the last one, in whose place the failure came. */
  private isAnswered(who: string, namespace: string, index: number): boolean {
    const isOwn = (line: TranscriptLine): boolean => line.who === who;
    const later = this.lines.slice(index).filter(isOwn);
    const isRequest = ({ way, what }: TranscriptLine): boolean =>
      way === 'sent' && what.startsWith(`${namespace} `);
    const requests = later.filter(isRequest).length;
    const answers = later.filter(({ what }) => what === `${namespace} ACK`);
    const next = later.slice(1).find((line) => isRequest(line) || line === answers[0]);
    return (
      requests === 1 || (next !== undefined && next === answers[0]) || answers.length >= requests
    );
  }

  private received(answer: string): void {
    const isRefusal = answer.endsWith(' CONNECT_ERROR');
    const wanted = isRefusal ? answer.replace(/_ERROR$/, '') : answer;
    const waiting = this.waiting.find((one) => one.answer === wanted && !one.isAnswered);
    if (waiting) waiting.isAnswered = true;
  }

  /** Adds a statement that waits for nothing. */
  private perform(statement: string): void {
    this.settle();
    this.statements.push(statement);
  }

  /** Writes what was started at the same time as one statement. */
  private settle(): void {
    const calls = this.waiting.map(({ call }) => call);
    const [only, ...others] = calls;
    if (only === undefined) return;
    if (others.length === 0) this.statements.push(`await ${only};`);
    else this.statements.push(`await Promise.all([${calls.join(', ')}]);`);
    this.waiting = [];
  }
}

function nameSource(who: string): string {
  return JSON.stringify(who.replace(/@\d+$/, ''));
}

function placeSource({ who }: TranscriptLine, namespace: string): string {
  return `${nameSource(who)}, ${JSON.stringify(namespace)}`;
}
