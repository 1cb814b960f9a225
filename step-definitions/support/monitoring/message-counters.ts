import { assertFigure, figure, readFigures, type Series } from './metrics';
import type { ConformanceWorld } from '../world';

/** What this scenario has sent in a namespace, and the copies of it that were received, by the names of the metrics. */
type Traffic = Readonly<Record<'received' | 'delivered', number>>;

/** The operations whose copies servers count; the others arrive as the same events. */
const counted = ['echo', 'sendToRoom', 'sendToAll', 'sendToOne'] as const;

const kinds = ['received', 'delivered'] as const;
const transports: Series = { name: 'rooms_transports', labels: {} };

/** Notes what the servers report now. */
export async function noteMetrics(world: ConformanceWorld): Promise<void> {
  const { instances, timeouts } = world.session;
  const read = await Promise.all(instances.map((one) => readFigures(one, timeouts.answer)));
  for (const { name, labels, value } of read.flat()) {
    const key = keyOf({ name, labels });
    world.counted.set(key, (world.counted.get(key) ?? 0) + value);
  }
}

/** Fails unless the servers have counted what was sent and received since then, fences included, each once. */
export async function assertTraffic(world: ConformanceWorld, namespace: string): Promise<void> {
  const truth = trafficIn(world, namespace);
  for (const kind of kinds) {
    const series = { name: `rooms_messages_${kind}_total`, labels: { namespace } };
    const wanted = (world.counted.get(keyOf(series)) ?? 0) + truth[kind];
    const ms = world.session.timeouts.answer;
    await assertFigure(world, world.session.instances, { ...series, wanted, ms });
  }
}

/**
 * Fails unless the servers come to report one transport more than before. A server may notice in the meantime that
 * clients of earlier scenarios have gone: then it may report fewer, down to those that this suite has open.
 */
export async function assertOneTransportMore(world: ConformanceWorld, ms: number): Promise<void> {
  const most = (world.counted.get(keyOf(transports)) ?? 0) + 1;
  const deadline = Date.now() + ms;
  let now: number | undefined;
  do {
    now = await figure(world, world.session.instances, transports);
    if (now !== undefined && now <= most && now >= Math.min(world.lane.transports, most)) return;
  } while (Date.now() < deadline);
  throw new Error(
    [
      'rooms_transports at /metrics, the sum over the servers',
      `  expected  ${most}: ${most - 1} before, and one connection more; at least the ${world.lane.transports} that are open`,
      `  received  ${now ?? 'no such series'}`,
    ].join('\n'),
  );
}

function keyOf({ name, labels }: Series): string {
  return `${name} ${labels['namespace'] ?? ''}`;
}

function trafficIn(world: ConformanceWorld, namespace: string): Traffic {
  const copies = new Set(counted.map((operation) => world.driver.delivery(operation).event));
  const heard = world.clients.flatMap(({ inbox }) =>
    inbox.all((packet) => packet.namespace === namespace && copies.has(packet.event)),
  );
  return {
    received: world.lane.ledger.told(world.scenario, namespace),
    delivered: heard.length,
  };
}
