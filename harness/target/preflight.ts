import { setTimeout as pause } from 'node:timers/promises';
import { RefusedError } from './connection';
import type { Verb } from './contract-words';
import { DeadlineError } from './deadline';
import { TargetError, type Instance } from './instance';
import { at } from './place';
import { lastWords } from './ready';
import { Visitor } from './visitor';
import type { Vocabulary } from './vocabulary';

const unknownNamespace = '/rooms-conformance-preflight';
const pauseMs = 25;

/**
 * Proves on one instance, before any scenario, that the words work: connect, join, tell, leave, and being refused.
 * Throws TargetError that says which word failed, what was sent, what came back and which key of the target file to look
 * at: a wrong mapping is one error with advice, not forty red scenarios. Whether the words keep their promises is for the
 * scenarios to say.
 */
export async function preflight(
  instance: Instance,
  answerMs: number,
  vocabulary: Vocabulary,
): Promise<void> {
  const speaker = new Visitor(instance, answerMs, vocabulary);
  const listener = new Visitor(instance, answerMs, vocabulary);
  const words = new Words(instance, vocabulary, answerMs);
  try {
    await words.check('connect', [speaker], () => speaker.connect());
    await words.check('connect', [listener], () => listener.connect());
    await words.check('join', [listener], () => words.join(listener));
    await words.check('tellRoom', [speaker, listener], () => words.tell(speaker, listener));
    await words.check('leave', [listener], () => words.leave(listener));
    await words.check('refused', [listener], () => words.refuse(listener));
    await words.check('unknown', [speaker], () => words.tryUnknown(speaker));
  } finally {
    speaker.close();
    listener.close();
  }
}

const room = 'preflight';
const otherRoom = 'preflight-2';
const body = 'hello';

type Word = 'connect' | 'join' | 'tellRoom' | 'leave' | 'refused' | 'unknown';

/** For people: each word, and where in the target file it stands. */
const names: Readonly<Record<Word, readonly [name: string, key: string]>> = {
  connect: ['connect', 'namespaces.chat'],
  join: ['join', 'vocabulary.join'],
  tellRoom: ['tellRoom', 'vocabulary.tellRoom'],
  leave: ['leave', 'vocabulary.leave'],
  refused: ['the refusal of a join', 'vocabulary.join.refused'],
  unknown: ['the answer to an unknown namespace', 'start'],
};

/** The words that are tried, and what is made of their failure. */
class Words {
  constructor(
    private readonly instance: Instance,
    private readonly vocabulary: Vocabulary,
    private readonly ms: number,
  ) {}

  /** Runs one check and turns its failure into an error with advice. */
  async check(word: Word, visitors: readonly Visitor[], run: () => Promise<void>): Promise<void> {
    try {
      await run();
    } catch (error) {
      throw this.failure(word, visitors, error as Error);
    }
  }

  async join(visitor: Visitor): Promise<void> {
    await visitor.must('join', { room });
    if (this.isUnconfirmed('leave')) await visitor.must('join', { room: otherRoom });
  }

  /**
   * An acknowledgement alone proves nothing: some servers acknowledge events that have no handler. It is told again
   * until it is heard: a join that takes effect late is a failure of a scenario, not of a word.
   */
  async tell(speaker: Visitor, listener: Visitor): Promise<void> {
    const { event } = this.vocabulary.delivery('tellRoom');
    await this.repeat(`${event}, told to a member of the room, never reached it`, async () => {
      await speaker.must('tellRoom', { room, body });
      await pause(pauseMs);
      return listener.heard(event).length > 0;
    });
    this.checkPlaces(speaker, listener.heard(event)[0] ?? []);
  }

  /** Where nothing confirms it, who has left has to hear another room and not this one. */
  async leave(visitor: Visitor): Promise<void> {
    await visitor.must('leave', { room });
    if (!this.isUnconfirmed('leave')) return;
    let tries = 0;
    await this.repeat('what is told to the room still comes', async () => {
      tries += 1;
      const [there, here] = [`there ${tries}`, `here ${tries}`];
      await visitor.must('tellRoom', { room, body: there });
      await visitor.must('tellRoom', { room: otherRoom, body: here });
      await pause(pauseMs);
      return visitor.hasHeard(here) && !visitor.hasHeard(there);
    });
  }

  /** Where the target file says how a refusal looks: a room without a name is refused so, or joined, but answered. */
  async refuse(visitor: Visitor): Promise<void> {
    const { refused } = this.vocabulary.own('join');
    if (refused !== undefined && !this.isUnconfirmed('join'))
      await visitor.ask('join', { room: '' });
  }

  /** Refused or accepted, as long as there is an answer. */
  async tryUnknown(visitor: Visitor): Promise<void> {
    try {
      await visitor.connect(unknownNamespace);
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
    }
  }

  private isUnconfirmed(verb: Verb): boolean {
    return this.vocabulary.own(verb).done === 'none';
  }

  /** Only what the target file says of its own is checked: the contract's places are for scenarios. */
  private checkPlaces(speaker: Visitor, args: readonly unknown[]): void {
    const wanted = { body, room, from: speaker.id };
    const places = Object.entries(Object(this.vocabulary.own('tellRoom').delivered) as object);
    for (const [key, place] of places as [keyof typeof wanted, string][]) {
      const value = wanted[key];
      if (value === undefined || place === 'absent' || at(args, place) === value) continue;
      const got = JSON.stringify(at(args, place)) as string | undefined;
      throw new Error(
        `the ${key} is to stand at ${place} (vocabulary.tellRoom.delivered.${key}), and there is ${got ?? 'nothing'}, wanted ${JSON.stringify(value)}`,
      );
    }
  }

  private async repeat(failure: string, attempt: () => Promise<boolean>): Promise<void> {
    const deadline = Date.now() + this.ms;
    while (!(await attempt())) {
      if (Date.now() > deadline) throw new DeadlineError(failure);
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
        `preflight: ${name} does not work on instance ${number} (${url}${this.vocabulary.naming.toServer('/chat')})`,
        `  what      ${cause.message}`,
        `  sent      ${sent.length === 0 ? 'nothing but CONNECT' : ''}`,
        ...sent.map((line) => `    ${line}`),
        `  came back ${seen.length === 0 ? 'nothing at all' : ''}`,
        ...seen.map((line) => `    ${line}`),
        `  look at   ${key} in the target file (docs/target-files.md)`,
        `  advice    ${advice}`,
        ...lastWords(this.instance),
      ].join('\n'),
      { cause },
    );
  }
}
