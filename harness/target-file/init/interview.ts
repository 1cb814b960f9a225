import { createInterface, type Interface } from 'node:readline/promises';

/** Where the questions go, and where the answers come from. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/** Whoever was asked has ended the conversation, by Ctrl-C or Ctrl-D. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
}

/** Asks one thing after the other at a terminal. To be closed, or the process goes on waiting for lines. */
export class Interview {
  private readonly lines: Interface;
  private readonly ended = new AbortController();

  constructor(private readonly terminal: Terminal) {
    this.lines = createInterface(terminal);
    // A question that nobody can answer any more would never end.
    this.lines.once('close', () => {
      this.ended.abort();
    });
  }

  /** Asks until `read` takes the answer: what it throws is told. Nothing said is the usual answer. Throws NoAnswerError. */
  async ask<T>(question: string, read: (answer: string) => T, usual = ''): Promise<T> {
    const hint = usual === '' ? '' : ` [${usual}]`;
    for (;;) {
      const answer = (await this.answerTo(`${question}${hint}: `)).trim();
      try {
        return read(answer === '' ? usual : answer);
      } catch (error) {
        this.print(`  ${(error as Error).message}`);
      }
    }
  }

  print(line: string): void {
    this.terminal.output.write(`${line}\n`);
  }

  close(): void {
    this.lines.close();
  }

  private async answerTo(question: string): Promise<string> {
    const { signal } = this.ended;
    try {
      return await this.lines.question(question, { signal });
    } catch (error) {
      if (signal.aborted) throw new NoAnswerError('no answer', { cause: error });
      throw error;
    }
  }
}
