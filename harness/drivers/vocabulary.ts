import { Naming, NotClaimedError, type Namespaces } from '../contract/namespace-names';
import {
  type DeliveringVerb,
  type Delivery,
  type Notice,
  type Request,
  type Values,
  type Verb,
  contractNotices,
  contractWords,
} from '../contract/operations';
import { fill } from '../contract/template';
import type { Target } from '../target-file/target-file';

/** How a target confirms a verb: by acknowledging it, in the contract's shape or its own, by an event to the caller, or not at all. */
export type Done =
  | 'ack'
  | 'none'
  | { readonly event: string }
  | { readonly ack: { readonly ok?: string; readonly error?: string } };

/** How it refuses one. */
export type Refused = 'ack' | { readonly event: string };

/** A verb as a client says it, and what to wait for then. */
export interface Said extends Request {
  readonly done: Done;
  /** Undefined where the target does not say that it refuses. */
  readonly refused: Refused | undefined;
}

/** How a target's word differs from the contract's. What it leaves out is the contract's. */
export interface ForeignWord {
  readonly event?: string;
  readonly args?: readonly unknown[];
  readonly done?: Done;
  readonly refused?: Refused;
  readonly delivered?: Partial<Delivery> | 'absent';
}

/** The words of a target file. */
export interface Words {
  readonly vocabulary: Readonly<
    Partial<Record<Verb, ForeignWord | 'unsupported'>> &
      Partial<Record<Notice, Partial<Delivery> | 'unsupported'>>
  >;
  readonly namespaces: Namespaces;
  /** Whether the target may handle an event of a client before it is done with the one before. */
  readonly concurrentHandlers: boolean;
}

const contract: Words = { vocabulary: {}, namespaces: {}, concurrentHandlers: false };

/**
 * How one target says the contract's words. What it has no word for makes a scenario that needs it not claimed: each
 * method then throws NotClaimedError, and tells `onLack` the reason first, so that nobody loses it by catching an error.
 */
export class Vocabulary {
  readonly naming: Naming;

  constructor(
    private readonly words: Words = contract,
    private readonly onLack: (reason: string) => void = () => undefined,
  ) {
    this.naming = new Naming(words.namespaces, (reason) => this.lack(reason));
  }

  /** The same words, with somebody who wants to know what is lacking. */
  noting(onLack: (reason: string) => void): Vocabulary {
    return new Vocabulary(this.words, onLack);
  }

  supports(verb: Verb): boolean {
    return this.words.vocabulary[verb] !== 'unsupported';
  }

  /** What to emit for a verb, and what to wait for then. `extra` stands in the payload beside the verb's own fields. */
  say(verb: Verb, values: Values = {}, extra: object = {}): Said {
    const { event, args, done = 'ack', refused } = { ...contractWords[verb], ...this.own(verb) };
    const filled = args.map((template: unknown) => fill(template, { ...values }));
    return {
      event,
      args: this.withExtra(filled, extra),
      done,
      refused: refused ?? (done === 'none' ? undefined : 'ack'),
    };
  }

  /** How a verb's effect arrives. */
  delivery(verb: DeliveringVerb): Delivery {
    const { delivered = {}, done } = this.own(verb);
    if (delivered === 'absent') {
      return this.lack(`the target tells nobody of it (vocabulary.${verb}.delivered: absent)`);
    }
    // A target with an event for the confirmation has no second one that says the same.
    const confirming = (verb === 'join' || verb === 'leave') && typeof done === 'object';
    const event = confirming && 'event' in done ? { event: done.event, room: 'anywhere' } : {};
    return { ...contractWords[verb].delivered, ...event, ...delivered };
  }

  /** How something arrives that nobody has asked for. */
  notice(notice: Notice): Delivery {
    const own = this.words.vocabulary[notice] ?? {};
    if (own !== 'unsupported') return { ...contractNotices[notice], ...own };
    return this.lack(`the target has no event for ${notice} (vocabulary.${notice}: unsupported)`);
  }

  /** Whether silence after a verb is bounded by time only: nothing that follows the verb proves that the target is done with it. */
  isTimeBounded(verb: Verb): boolean {
    return this.words.concurrentHandlers && wordOf(this.words.vocabulary[verb])?.done === 'none';
  }

  /** The verbs of which that is so. */
  get timeBounded(): string[] {
    return Object.keys(this.words.vocabulary).filter((verb) => this.isTimeBounded(verb as Verb));
  }

  /** For scenarios that write packets by hand, in the contract's words: all of these must be the target's, too. */
  mustBeContract(...verbs: readonly Verb[]): void {
    const foreign = verbs.find((verb) => this.words.vocabulary[verb] !== undefined);
    if (foreign === undefined && !this.naming.isForeign) return;
    const what = foreign === undefined ? 'namespaces' : `vocabulary.${foreign}`;
    this.lack(
      `the scenario writes packets in the contract's own words, not the target's (${what})`,
    );
  }

  /** For scenarios about acknowledgements. */
  mustAcknowledge(verb: Verb): void {
    const { done = 'ack' } = this.own(verb);
    if (done === 'ack' || (typeof done === 'object' && 'ack' in done)) return;
    this.lack(`the target does not acknowledge ${verb} (vocabulary.${verb}.done)`);
  }

  /** For scenarios that need to know who spoke. */
  mustName(verb: DeliveringVerb): void {
    if (this.delivery(verb).from !== 'absent') return;
    this.lack(`the target does not say who spoke (vocabulary.${verb}.delivered.from: absent)`);
  }

  /** For scenarios that send an event which nobody may handle. */
  mustNotKnow(event: string): void {
    const verbs = Object.keys(this.words.vocabulary) as (Verb | Notice)[];
    const own = verbs.find((verb) => wordOf(this.words.vocabulary[verb])?.event === event);
    if (own !== undefined) this.lack(`${event} is the target's own word (vocabulary.${own}.event)`);
  }

  /** Notes that a scenario cannot run, and throws NotClaimedError. */
  lack(reason: string): never {
    this.onLack(reason);
    throw new NotClaimedError(reason);
  }

  /** What the target file itself says of a verb. */
  own(verb: Verb): ForeignWord {
    const own = this.words.vocabulary[verb] ?? {};
    if (own !== 'unsupported') return own;
    return this.lack(`the target has no word for ${verb} (vocabulary.${verb}: unsupported)`);
  }

  private withExtra(args: readonly unknown[], extra: object): readonly unknown[] {
    const [payload, ...others] = args;
    if (Object.keys(extra).length === 0) return args;
    if (typeof payload === 'object' && payload !== null && !Array.isArray(payload)) {
      return [{ ...extra, ...payload }, ...others];
    }
    const what = Object.keys(extra).join(' and ');
    return this.lack(`the target's payload has no place for ${what}`);
  }
}

/** How the target says the contract's words. */
export function vocabularyOf({ vocabulary, namespaces, concurrentHandlers }: Target): Vocabulary {
  return new Vocabulary({ vocabulary, namespaces, concurrentHandlers });
}

function wordOf<Word>(word: Word | 'unsupported' | undefined): Word | undefined {
  return word === 'unsupported' ? undefined : word;
}
