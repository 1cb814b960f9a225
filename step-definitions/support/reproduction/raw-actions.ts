import type { TranscriptLine } from '../evidence/transcript';
import type { ActionContext } from './action-context';
import { NoSourceError, sourceOf, textSource, type SocketNames } from './source';

/** Characters of a frame that the transcript keeps. */
const keptCharacters = 1000;

/** Returns whether a line is about the raw client: only the other clients have a server in their label. */
export function isRawLine({ who, what }: TranscriptLine): boolean {
  return !/@\d+$/.test(who) && !what.startsWith('waits ');
}

/** Translates what the raw client did: frames on one WebSocket, and HTTP requests. */
export class RawWriter {
  private connections = 0;
  private readonly names: SocketNames;
  private readonly url: string;

  constructor(
    private readonly lines: readonly TranscriptLine[],
    { names, indexOf, rawServer = 1 }: ActionContext,
  ) {
    this.names = names;
    this.url = `urls[${indexOf(rawServer)}]`;
  }

  /** Returns the statements for a line; none for what follows by itself. Throws NoSourceError for what they cannot repeat. */
  statements({ way, what }: TranscriptLine, index: number): string[] {
    if (way === 'noted' && /^✂ closed with/.test(what)) return [];
    if (way === 'received') return this.received(what);
    if (way !== 'sent') throw new NoSourceError(`the raw client: ${what}`);
    const [, method, path, body] = /^(GET|POST|PUT|DELETE|OPTIONS) (\S+) ([^]*)$/.exec(what) ?? [];
    if (method !== undefined && path !== undefined) return [this.request(method, path, body ?? '')];
    return [this.send(what, index)];
  }

  private received(what: string): string[] {
    if (!what.startsWith('0{')) return [];
    this.connections += 1;
    if (this.connections > 1) throw new NoSourceError('the raw client opens several connections');
    return [`await open(${this.url});`];
  }

  private request(method: string, path: string, body: string): string {
    const sent = body === '' ? '' : `, ${sourceOf(body, this.names)}`;
    return `await http(${this.url}, '${method}', ${textSource(path, this.names)}${sent});`;
  }

  private send(frame: string, index: number): string {
    if (this.connections === 0 || frame.length >= keptCharacters || /^\(\d+ bytes\)$/.test(frame))
      throw new NoSourceError('the raw client sends what a short program cannot show');
    const answer = answerTo(frame);
    const isAnswered =
      answer !== undefined &&
      this.lines.slice(index).some(({ who, way, what }) => {
        return who === this.lines[index]?.who && way === 'received' && answer.test(what);
      });
    const wait = isAnswered ? `, ${String(answer)}` : '';
    return `await send(${textSource(frame, this.names)}${wait});`;
  }
}

/** Returns how the answer to a frame begins: CONNECT or its refusal, or the acknowledgement of a request. */
function answerTo(frame: string): RegExp | undefined {
  const [, type, namespace = '', id = ''] = /^4([02])(\/[^,]*,)?(\d*)/.exec(frame) ?? [];
  if (type === '0') return new RegExp(`^4[04]${escaped(namespace)}\\{`);
  return type === '2' && id !== '' ? new RegExp(`^43${escaped(namespace)}${id}\\[`) : undefined;
}

/** Returns the source of a regular expression that finds a text. */
export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
}
