import { eventually, type Try } from '../../../harness/client/eventually';
import type { Driver } from '../../../harness/drivers/driver';
import type { LaneContext } from '../../../harness/servers/lane-context';
import type { LaneState } from '../lane';
import type { Participant } from '../participants/participant';
import { expectingOf } from '../reproduction/expectation';
import type { TimeSeries } from './exposition';
import { assertSum, metricsOf, readMetrics, sumLabel, sumOf } from './metrics';

/** What counters need from their scenario. */
interface Context {
  readonly lane: LaneState;
  readonly session: LaneContext;
  readonly driver: Driver;
  readonly scenario: string;
  readonly participants: { readonly all: readonly Participant[] };
  readonly messages: {
    /** Waits until what a client's server has published has reached all clients. */
    flush(actor: Participant): Promise<void>;
  };
}

/** Messages that the scenario has sent in a namespace, and copies that were delivered, by the names of the metrics. */
type MessageCounts = Readonly<Record<CountedKind, number>>;

/** What a counter counts: messages that the servers have received, or copies that they have delivered. */
export type CountedKind = 'received' | 'delivered';

/** The operations whose copies servers count; the others arrive as the same events. */
const counted = ['echo', 'sendToRoom', 'sendToAll', 'sendToOne'] as const;

const transports: TimeSeries = { name: 'rooms_transports', labels: {} };

/** The counters of the servers, compared with what they reported earlier in the scenario. */
export class Counters {
  private readonly before = new Map<string, number>();
  /** By namespace: what the scenario itself had sent and received then. */
  private readonly ownBefore = new Map<string, MessageCounts>();

  /** By namespace: messages to the server itself, which the ledger does not know. */
  private readonly echoes = new Map<string, number>();

  constructor(private readonly context: Context) {}

  /** Notes that a client has sent a message that the server echoes. */
  noteEcho(namespace: string): void {
    this.echoes.set(namespace, (this.echoes.get(namespace) ?? 0) + 1);
  }

  /** Notes what the servers report now, once what the scenario has sent so far has arrived. */
  async note(): Promise<void> {
    const { instances, timeouts } = this.context.session;
    await this.noteOwn();
    const read = await Promise.all(instances.map((one) => readMetrics(one, timeouts.answer)));
    for (const { name, labels, value } of read.flat()) {
      const key = keyOf({ name, labels });
      this.before.set(key, (this.before.get(key) ?? 0) + value);
    }
  }

  /** Fails unless the servers have counted each message, or each copy, since then once, fences included. */
  async assertCounted(kind: CountedKind, namespace: string): Promise<void> {
    const { session, lane } = this.context;
    const series = { name: `rooms_messages_${kind}_total`, labels: { namespace } };
    const own = this.messageCounts(namespace)[kind] - (this.ownBefore.get(namespace)?.[kind] ?? 0);
    const expected = this.noted(series) + own;
    const ms = lane.deadline(5);
    // The sum goes on from what this run has sent before, which no program has.
    const counted = assertSum(metricsOf(session, 'all'), { ...series, expected, ms });
    await expectingOf(counted, undefined);
  }

  /**
   * Fails unless the servers come to report that many more transports than before within `ms` milliseconds; fewer, if `change`
   * is negative. A server may notice in the meantime that clients of earlier scenarios have gone: then it may report fewer
   * than that, down to those that are open.
   */
  async assertTransports(change: number, ms: number): Promise<void> {
    const { session, lane } = this.context;
    const most = this.noted(transports) + change;
    const check = async (): Promise<Try<true>> => {
      const now = await sumOf(metricsOf(session, 'all'), transports);
      const isRight = now !== undefined && now <= most && now >= Math.min(lane.transports, most);
      return isRight ? { done: true } : { received: sumLabel(now) };
    };
    await eventually(check, {
      within: ms,
      what: 'rooms_transports at /metrics, the sum over the servers',
      expected: `${most}: ${most - change} before, and ${Math.abs(change)} ${change < 0 ? 'fewer' : 'more'}; at least the ${lane.transports} that are open`,
    });
  }

  private async noteOwn(): Promise<void> {
    const { participants, messages } = this.context;
    const namespaces = new Set(participants.all.flatMap((client) => client.namespaces));
    const hasSent = [...namespaces].some((one) => this.messageCounts(one).received > 0);
    if (hasSent) for (const client of participants.all) await messages.flush(client);
    for (const namespace of namespaces)
      this.ownBefore.set(namespace, this.messageCounts(namespace));
  }

  private noted(series: TimeSeries): number {
    return this.before.get(keyOf(series)) ?? 0;
  }

  private messageCounts(namespace: string): MessageCounts {
    const { driver, participants, lane, scenario } = this.context;
    const events = new Set(counted.map((operation) => driver.delivery(operation).event));
    const copies = participants.all.flatMap(({ inbox }) =>
      inbox.all((packet) => packet.namespace === namespace && events.has(packet.event)),
    );
    const received = lane.ledger.count(scenario, namespace) + (this.echoes.get(namespace) ?? 0);
    return { received, delivered: copies.length };
  }
}

function keyOf({ name, labels }: TimeSeries): string {
  return `${name} ${labels['namespace'] ?? ''}`;
}
