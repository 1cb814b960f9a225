import type { TranscriptLine } from '../evidence/transcript';
import { authSource } from './auth-source';
import { NoSourceError, sourceOf, type SocketNames } from './source';

/** Statements that repeat what the clients of a scenario did. */
export interface Actions {
  readonly statements: readonly string[];
  /** Number of servers, or undefined if a client has another one than those of the lane. */
  readonly servers: number;
  readonly isSigned: boolean;
}

interface Waiting {
  /** What the client waits for: `alice@1 /chat ACK`. */
  readonly answer: string;
  readonly call: string;
}

/** Ends of a connection that follow from what the program repeats, or from what the server does. */
const endsByItself = /^✂ (?:forced close|transport close|transport error)/;

/** A program with more statements is not read any more. */
const most = 34;

/** Translates a transcript into statements. Throws NoSourceError if a client did something that they cannot repeat. */
export class ActionWriter {
  private readonly statements: string[] = [];
  private waiting: Waiting[] = [];
  private answered = 0;
  private servers = 1;
  private isSigned = false;

  constructor(
    private readonly lines: readonly TranscriptLine[],
    private readonly names: SocketNames,
    private readonly jwtSecret: string | undefined,
  ) {}

  /** Returns the statements. */
  write(): Actions {
    for (const [index, line] of this.lines.entries()) this.add(line, index);
    this.settle();
    const { statements, servers, isSigned } = this;
    if (statements.length > most)
      throw new NoSourceError(`the scenario takes more than ${most} steps`);
    return { statements, servers, isSigned };
  }

  private add(line: TranscriptLine, index: number): void {
    const { way, who, what } = line;
    if (way === 'received') this.received(`${who} ${what}`);
    if (way === 'noted') requireRepeatable(line);
    if (way !== 'sent') return;
    if (this.answered > 0 && this.answered === this.waiting.length) this.settle();
    const [namespace = '', event = '', ...more] = what.split(' ');
    if (more.length > 0 || !namespace.startsWith('/'))
      throw new NoSourceError(`${who} writes packets by hand, or upgrades its transport`);
    this.send(line, { namespace, event }, index);
  }

  private send(
    { who, instance, values, auth }: TranscriptLine,
    { namespace, event }: { readonly namespace: string; readonly event: string },
    index: number,
  ): void {
    const client = JSON.stringify(who.replace(/@\d+$/, ''));
    const where = `${client}, ${JSON.stringify(namespace)}`;
    if (event === 'DISCONNECT') {
      this.settle();
      this.statements.push(`socketOf(${where}).disconnect();`);
    } else if (event === 'CONNECT') {
      this.servers = Math.max(this.servers, instance ?? 1);
      const { source, isSigned } = authSource(auth ?? {}, this.jwtSecret);
      this.isSigned ||= isSigned;
      const call = `connect(${where}, urls[${(instance ?? 1) - 1}], ${source})`;
      this.waiting.push({ answer: `${who} ${namespace} CONNECT`, call });
    } else {
      const args = values.map((value) => `, ${sourceOf(value, this.names)}`).join('');
      const answer = `${who} ${namespace} ACK`;
      const isAnswered = this.lines.slice(index).some((one) => `${one.who} ${one.what}` === answer);
      if (!isAnswered) throw new NoSourceError(`${who} receives no acknowledgement of ${event}`);
      this.waiting.push({ answer, call: `ask(${where}, ${JSON.stringify(event)}${args})` });
    }
  }

  private received(answer: string): void {
    const isRefusal = answer.endsWith(' CONNECT_ERROR');
    const wanted = isRefusal ? answer.replace(/_ERROR$/, '') : answer;
    if (this.waiting.some((one) => one.answer === wanted)) this.answered += 1;
  }

  /** Writes what was started at the same time as one statement. */
  private settle(): void {
    const calls = this.waiting.map(({ call }) => call);
    const [only, ...others] = calls;
    if (only === undefined) return;
    if (others.length === 0) this.statements.push(`await ${only};`);
    else this.statements.push(`await Promise.all([${calls.join(', ')}]);`);
    this.waiting = [];
    this.answered = 0;
  }
}

function requireRepeatable({ who, what }: TranscriptLine): void {
  if (!endsByItself.test(what)) throw new NoSourceError(`${who}: ${what}`);
}
