import type { ConformanceWorld } from '../world';
import { assertFigure, figure } from './metrics';

/** What this scenario has told in a namespace, and the copies of it that were heard, by the names of the figures. */
type Traffic = Readonly<Record<'received' | 'delivered', number>>;

/** The verbs whose copies servers count; the others arrive as the same events. */
const counted = ['echo', 'tellRoom', 'tellAll', 'tellOne'] as const;

/** Notes what the servers have counted in a namespace before anybody speaks there. */
export async function noteTraffic(world: ConformanceWorld, namespace: string): Promise<void> {
  for (const what of ['received', 'delivered'] as const)
    world.counted.set(what, (await counter(world, what, namespace)) ?? 0);
}

/** Fails unless the servers have counted since then what was told and heard, fences included, each once. */
export async function assertTraffic(world: ConformanceWorld, namespace: string): Promise<void> {
  const truth = trafficIn(world, namespace);
  for (const what of ['received', 'delivered'] as const) {
    const before = world.counted.get(what) ?? 0;
    const wanted = before + truth[what];
    await assertFigure(world, world.session.instances, [nameOf(what), { namespace }, wanted]);
  }
}

/** Notes how many transports the servers have. */
export async function noteTransports(world: ConformanceWorld): Promise<void> {
  world.counted.set('transports', await transports(world));
}

/** Fails unless there is one transport more than before, or fewer: those of earlier scenarios may have gone meanwhile. */
export async function assertOneTransportMore(world: ConformanceWorld): Promise<void> {
  const before = world.counted.get('transports') ?? 0;
  const now = await transports(world);
  if (now >= 1 && now <= before + 1) return;
  throw new Error(
    [
      'rooms_transports at /metrics, added up over the servers',
      `  expected  from 1 to ${before + 1}: ${before} before, and one connection more`,
      `  observed  ${now}`,
    ].join('\n'),
  );
}

async function transports(world: ConformanceWorld): Promise<number> {
  return (await figure(world, world.session.instances, ['rooms_transports', {}])) ?? 0;
}

function counter(
  world: ConformanceWorld,
  what: keyof Traffic,
  namespace: string,
): Promise<number | undefined> {
  return figure(world, world.session.instances, [nameOf(what), { namespace }]);
}

function nameOf(what: keyof Traffic): string {
  return `rooms_messages_${what}_total`;
}

function trafficIn(world: ConformanceWorld, namespace: string): Traffic {
  const copies = new Set(counted.map((verb) => world.vocabulary.delivery(verb).event));
  const heard = world.everybody.flatMap(({ inbox }) =>
    inbox.all((packet) => packet.namespace === namespace && copies.has(packet.event)),
  );
  return {
    received: world.lane.ledger.told(world.scenario, namespace),
    delivered: heard.length,
  };
}
