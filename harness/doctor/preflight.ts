import { DeadlineError } from '../client/deadline';
import type { Driver } from '../drivers/driver';
import { TargetError, type Instance } from '../servers/instance';
import { lastOutput } from '../servers/ready';
import { CoreOperations } from './core-operations';
import { Visitor } from './doctor-client';

const room = 'preflight';

/**
 * Proves on one instance, before any scenario, that the words work: connect, join, tell, leave, and being refused.
 * Throws TargetError that says which word failed, what was sent, what came back and which key of the target file to look
 * at: a wrong mapping is one error with advice, not forty red scenarios. Whether the words keep their promises is for the
 * scenarios to say.
 */
export async function preflight(
  instance: Instance,
  answerMs: number,
  driver: Driver,
): Promise<void> {
  const speaker = new Visitor(instance, answerMs, driver);
  const listener = new Visitor(instance, answerMs, driver);
  const words = new CoreOperations(driver, answerMs, room);
  const checks = new Checks(instance, driver);
  try {
    await checks.run('connect', [speaker], () => speaker.connect());
    await checks.run('connect', [listener], () => listener.connect());
    await checks.run('join', [listener], () => words.join(listener));
    await checks.run('sendToRoom', [speaker, listener], () => words.send(speaker, listener));
    await checks.run('leave', [listener], () => words.leave(listener));
    await checks.run('refused', [listener], () => words.refuse(listener));
    await checks.run('unknown', [speaker], () => words.tryUnknown(speaker));
  } finally {
    speaker.close();
    listener.close();
  }
}

type Word = 'connect' | 'join' | 'sendToRoom' | 'leave' | 'refused' | 'unknown';

/** For people: each word, and where in the target file it stands. */
const names: Readonly<Record<Word, readonly [name: string, key: string]>> = {
  connect: ['connect', 'namespaces.chat'],
  join: ['join', 'operations.join'],
  sendToRoom: ['sendToRoom', 'operations.sendToRoom'],
  leave: ['leave', 'operations.leave'],
  refused: ['the refusal of a join', 'operations.join.refused'],
  unknown: ['the answer to an unknown namespace', 'start'],
};

/** What is made of the failure of a word. */
class Checks {
  constructor(
    private readonly instance: Instance,
    private readonly driver: Driver,
  ) {}

  /** Runs one check and turns its failure into an error with advice. */
  async run(word: Word, visitors: readonly Visitor[], check: () => Promise<void>): Promise<void> {
    try {
      await check();
    } catch (error) {
      throw this.failure(word, visitors, error as Error);
    }
  }

  private failure(word: Word, visitors: readonly Visitor[], cause: Error): TargetError {
    const [name, key] = names[word];
    const { number, url } = this.instance;
    const seen = visitors.flatMap((visitor) => visitor.lastPackets());
    const sent = visitors.flatMap((visitor) => visitor.lastSaid());
    const advice =
      cause instanceof DeadlineError
        ? 'does the server have a handler of this name in this namespace, and does it answer as the target file says?'
        : 'compare with the contract: docs/contract.md, "Verbs" and "Namespaces"';
    return new TargetError(
      [
        `preflight: ${name} does not work on instance ${number} (${url}${this.driver.namespaceNames.toServer('/chat')})`,
        `  what      ${cause.message}`,
        `  sent      ${sent.length === 0 ? 'nothing but CONNECT' : ''}`,
        ...sent.map((line) => `    ${line}`),
        `  came back ${seen.length === 0 ? 'nothing at all' : ''}`,
        ...seen.map((line) => `    ${line}`),
        `  look at   ${key} in the target file (docs/target-files.md)`,
        `  advice    ${advice}`,
        ...lastOutput(this.instance),
      ].join('\n'),
      { cause },
    );
  }
}
