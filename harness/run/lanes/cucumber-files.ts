import { appendFileSync, closeSync, createWriteStream, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CucumberHtmlStream } from '@cucumber/html-formatter';
import type { Envelope } from '@cucumber/messages';

/** Name of the file with Cucumber's messages, one on a line. */
export const messagesFile = 'messages.ndjson';

/** Milliseconds that a message may wait for others, so that they are written at once. */
const longestWaitMs = 250;

/** Characters of the page that are written at once. */
const blockLength = 1_000_000;

/**
 * Cucumber's own reports of one part of a lane, in a folder: its messages, which can be followed while it runs, and its
 * page. Cucumber's formatters write each message twice when it comes, which took a tenth of the time of a run.
 */
export class CucumberFiles {
  private readonly messages: Envelope[] = [];
  private readonly file: number;
  private written = 0;
  private timer: NodeJS.Timeout | undefined;

  /** Creates the folder and the file. Throws what `node:fs` throws. */
  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true });
    this.file = openSync(join(folder, messagesFile), 'w');
  }

  /** Adds a message, which is in the file after 250 milliseconds at the latest. */
  add(message: Envelope): void {
    this.messages.push(message);
    this.timer ??= setTimeout(this.flush, longestWaitMs);
  }

  /** Writes what is left, and the page. */
  async end(): Promise<void> {
    this.flush();
    closeSync(this.file);
    const page = createWriteStream(join(this.folder, 'cucumber.html'));
    await pipeline(Readable.from(this.messages), new CucumberHtmlStream(), inBlocks, page);
  }

  private readonly flush = (): void => {
    clearTimeout(this.timer);
    this.timer = undefined;
    const lines = this.messages
      .slice(this.written)
      .map((message) => `${JSON.stringify(message)}\n`);
    this.written = this.messages.length;
    if (lines.length > 0) appendFileSync(this.file, lines.join(''));
  };
}

async function* inBlocks(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let block = '';
  for await (const chunk of chunks) {
    block += chunk;
    if (block.length < blockLength) continue;
    yield block;
    block = '';
  }
  yield block;
}
