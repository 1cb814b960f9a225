import { StringDecoder } from 'node:string_decoder';

/** Most characters of a line that are kept in memory. */
const longestLine = 64_000;

/** Splits a stream of text into lines. A line without end is cut: only its beginning is kept, and the rest is skipped. */
export class Lines {
  private readonly decoder = new StringDecoder('utf8');
  private begun = '';
  private isCut = false;

  /** Returns the lines that end in a chunk, without their line breaks, and the beginning of one that has become too long. */
  add(chunk: Buffer | string): string[] {
    const text = typeof chunk === 'string' ? chunk : this.decoder.write(chunk);
    const pieces = text.split(/\r\n|[\n\r]/);
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
    return wasCut ? [] : [line];
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
