import { createInterface, type Interface } from 'node:readline/promises';

/** Streams for questions and answers. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/** The user ended the interview, with Ctrl-C or Ctrl-D. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
}

/** Asks questions at a terminal. Close it, because the process keeps waiting for input otherwise. */
export class Interview {
  private readonly lines: Interface;
  private readonly ended = new AbortController();

  constructor(private readonly terminal: Terminal) {
    this.lines = createInterface(terminal);
    // After the end of the input, a pending question would never be answered.
    this.lines.once('close', () => {
      this.ended.abort();
    });
  }

  /** Asks until `read` accepts the answer, and prints the error that it throws otherwise. An empty answer is the default. Throws NoAnswerError. */
  async ask<T>(question: string, read: (answer: string) => T, defaultAnswer = ''): Promise<T> {
    const hint = defaultAnswer === '' ? '' : ` [${defaultAnswer}]`;
    for (;;) {
      const answer = (await this.answerTo(`${question}${hint}: `)).trim();
      try {
        return read(answer === '' ? defaultAnswer : answer);
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
