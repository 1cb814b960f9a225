import { listenFor } from '../../../harness/client/listening';
import { Random } from '../../../harness/contract/names/random';
import type { Ledger } from '../evidence/ledger';
import { inBatches } from '../messages/in-batches';
import { markOf, type SentMessage } from '../messages/sent-message';
import type { Participant } from '../participants/participant';
import { bystandersOf, unexplainedSince, type UnexplainedEvent } from './bystanders';
import { judge, type WindowPair } from './paired-windows';

/** Milliseconds that clients listen behind the last message: what a server sends later is not found here. */
const listenMs = 350;

/** Messages in a window if each of them seems to cause something. */
const fewestMessages = 8;

/** Most pairs of windows: what is not clear by then stays open. */
const mostPairs = 24;

/** What the experiment needs from its scenario. */
export interface ExperimentContext {
  readonly participants: { readonly all: readonly Participant[] };
  readonly lane: {
    readonly ledger: Ledger;
    readonly session: { readonly exploration: { readonly seed: number } };
  };
}

/** An event that messages cause at clients that are not their recipients. */
export interface CausedEvent {
  readonly event: string;
  readonly examples: readonly UnexplainedEvent[];
  readonly pairs: readonly WindowPair[];
}

/**
 * Finds out which events a message causes at clients that are not its recipients: its sender sends it again a number of
 * times. If something comes that nothing explains, windows with messages and windows with as many other requests follow
 * in pairs, in random order, until it is clear whether the messages are the cause. A ticker comes in both.
 */
export class Experiment {
  private readonly random: Random;
  private windowMs = 0;

  constructor(
    private readonly context: ExperimentContext,
    private readonly message: SentMessage,
    /** Messages in a window. */
    private count: number,
  ) {
    const { seed } = context.lane.session.exploration;
    this.random = new Random(`${seed} ${message.what}`);
  }

  /** Returns the events that are caused by messages; `send` sends all repetitions the first time. */
  async run(send: () => Promise<void>): Promise<CausedEvent[]> {
    const seen = await this.window(send);
    const open = new Map<string, CausedEvent>();
    for (const one of seen) {
      const { event } = one.packet;
      const examples = [...(open.get(event)?.examples ?? []), one];
      open.set(event, { event, examples, pairs: [] });
    }
    this.shorten([...open.values()].map(({ examples }) => examples.length));
    const caused: CausedEvent[] = [];
    for (let pair = 0; pair < mostPairs && open.size > 0; pair += 1) {
      await this.addPair(open);
      for (const [event, one] of open) {
        const finding = judge(one.pairs);
        if (finding === 'caused') caused.push(one);
        if (finding !== 'open') open.delete(event);
      }
    }
    return caused;
  }

  /** What came with each message need not be caused by all of them again in each window. */
  private shorten(times: readonly number[]): void {
    const share = Math.min(1, ...times.map((one) => one / this.count));
    this.count = Math.min(this.count, Math.ceil(fewestMessages / share));
    this.windowMs = 0;
  }

  private async addPair(open: Map<string, CausedEvent>): Promise<void> {
    const kinds = this.random.shuffle(['withMessages', 'without'] as const);
    const came = new Map<string, readonly UnexplainedEvent[]>();
    for (const kind of kinds) {
      const act = kind === 'without' ? () => this.askOnly() : () => this.sendAgain();
      came.set(kind, await this.window(act));
    }
    const times = (kind: keyof WindowPair, event: string): number =>
      came.get(kind)?.filter(({ packet }) => packet.event === event).length ?? 0;
    for (const [event, one] of open) {
      const pair = {
        withMessages: times('withMessages', event),
        without: times('without', event),
      };
      open.set(event, { ...one, pairs: [...one.pairs, pair] });
    }
  }

  /** Returns what bystanders received in a window; all windows are of one length. */
  private async window(act: () => Promise<void>): Promise<UnexplainedEvent[]> {
    const { participants, lane } = this.context;
    const { message } = this;
    const bystanders = bystandersOf(message, participants.all, lane.ledger);
    const mark = markOf(participants.all);
    const started = performance.now();
    await act();
    const actedMs = performance.now() - started;
    this.windowMs = Math.max(this.windowMs, actedMs + listenMs);
    await listenFor(this.windowMs - actedMs);
    return unexplainedSince(mark, { message, bystanders, ledger: lane.ledger });
  }

  private async sendAgain(): Promise<void> {
    const { sender, namespace, operation, values, extra, text } = this.message;
    await this.repeated(async () => {
      await sender.ask(namespace, operation, { ...values, body: text }, extra);
    });
  }

  /** Requests that are no messages: what a server sends because of any request is not caused by messages. */
  private async askOnly(): Promise<void> {
    const { sender, namespace } = this.message;
    await this.repeated(() => sender.roundTrip(namespace));
  }

  private async repeated(act: () => Promise<void>): Promise<void> {
    await inBatches(Array.from({ length: this.count }), act);
  }
}
