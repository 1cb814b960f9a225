import { StringDecoder } from 'node:string_decoder';

/** Most characters of a line that are kept in memory. */
const longestLine = 64_000;

/** Splits a stream of text into lines that are not empty. A line without end is cut: only its beginning is kept, and the rest is skipped. */
export class Lines {
  private readonly decoder = new StringDecoder('utf8');
  private begun = '';
  private isCut = false;

  /** Returns the lines that end in a chunk, without their line breaks, and the beginning of one that has become too long. */
  add(chunk: Buffer | string): string[] {
    return this.split(this.decode(chunk));
  }

  /** Does the same for the last lines of a chunk alone, `most` at least if it has more, and counts the lines before them. */
  addLast(chunk: Buffer | string, most: number): { skipped: number; lines: string[] } {
    const text = this.decode(chunk);
    const begin = beginOfLast(text, most);
    if (begin === 0) return { skipped: 0, lines: this.split(text) };
    const skipped = countOf(this.isCut ? '' : this.begun, text.slice(0, begin));
    this.begun = '';
    this.isCut = false;
    return { skipped, lines: this.split(text.slice(begin)) };
  }

  private decode(chunk: Buffer | string): string {
    return typeof chunk === 'string' ? chunk : this.decoder.write(chunk);
  }

  private split(text: string): string[] {
    const pieces = text.split(/[\n\r]+/);
    const last = pieces.pop() ?? '';
    const ended = pieces.flatMap((piece) => [...this.continue(piece), ...this.end()]);
    return [...ended, ...this.continue(last)];
  }

  /** Returns the last line, if it has no line break. */
  end(): string[] {
    const line = this.begun;
    const wasCut = this.isCut;
    this.begun = '';
    this.isCut = false;
    return wasCut || line === '' ? [] : [line];
  }

  /** Returns the line that is cut here, if one is. */
  private continue(piece: string): string[] {
    if (this.isCut) return [];
    this.begun += piece;
    if (this.begun.length <= longestLine) return [];
    this.isCut = true;
    return [this.begun.slice(0, longestLine)];
  }
}

/** Returns where the last lines begin; 0 if a text has no more than `most` line breaks. */
function beginOfLast(text: string, most: number): number {
  let begin = text.length;
  for (let left = most; left > 0 && begin > 0; left -= 1) begin = text.lastIndexOf('\n', begin - 1);
  return Math.max(0, begin + 1);
}

/** Returns how many lines of a text, of which the first has begun before, are not empty. */
function countOf(begun: string, text: string): number {
  const ends = text.match(/[^\n\r][\n\r]/g) ?? [];
  return ends.length + (begun !== '' && /^[\n\r]/.test(text) ? 1 : 0);
}
