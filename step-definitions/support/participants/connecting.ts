import { mustReply } from '../messages/echo';
import { roundTrip } from '../messages/unconfirmed-operations';
import { assertStillAnswered } from '../protocol/packet-checks';
import type { ConformanceWorld } from '../world';
import { assertOutcome, tryToConnect } from './attempts';
import { authFor } from './credentials';
import type { Participant } from './participant';

/** Connects clients to namespaces: all of them to one namespace, then to the next. */
export async function connectAll(
  world: ConformanceWorld,
  names: readonly string[],
  namespaces: readonly string[],
): Promise<void> {
  for (const namespace of namespaces) {
    await Promise.all(names.map((name) => connectOne(world, name, namespace)));
  }
}

/** Tries to connect, on the raw connection if the client has one; how that ends is for a later step. */
export async function tryConnecting(
  world: ConformanceWorld,
  name: string,
  namespace: string,
  token: string,
): Promise<void> {
  const { rawClient } = world;
  if (!rawClient.is(name)) {
    await tryToConnect(world, world.introduce(name), namespace, await authFor(world, token));
    return;
  }
  await rawClient.connect(namespace);
  const id = rawClient.sockets.get(namespace);
  const outcome = id === undefined ? 'refused' : 'ok';
  const what = `${name} sent CONNECT for ${namespace} on a raw connection`;
  world.keep({ what, outcome, answer: id === undefined ? 'CONNECT_ERROR' : { sid: id } });
}

/** Fails unless the last attempt, which a scenario stands on, was refused. */
export function assertRefusedGiven(world: ConformanceWorld): void {
  assertOutcome(world.attempt(), 'refused');
}

/**
 * Fails if the server has connected a client to a namespace after all: it would have before it answers the client in
 * another namespace on the same transport. Throws if the client has no other.
 */
export async function assertNotConnected(client: Participant, namespace: string): Promise<void> {
  const [other] = client.namespaces.filter((name) => name !== namespace);
  if (other === undefined) throw new Error(`${client.label} is connected to no other namespace`);
  await roundTrip(client, other);
  const [connect] = client.inbox.all(
    (packet) => packet.type === 'CONNECT' && packet.namespace === namespace,
  );
  if (!connect) return;
  const [payload] = connect.args;
  throw new Error(
    `${client.label}: expected no CONNECT for ${namespace}, received ${JSON.stringify(payload)}`,
  );
}

/** Fails unless the server still answers a client in each of these namespaces. */
export async function assertServed(
  world: ConformanceWorld,
  name: string,
  namespaces: readonly string[],
): Promise<void> {
  for (const namespace of namespaces) {
    if (world.rawClient.is(name)) await assertStillAnswered(world.rawClient.bare, namespace);
    else await mustReply(world, world.participant(name), namespace);
  }
}

async function connectOne(world: ConformanceWorld, name: string, namespace: string): Promise<void> {
  if (world.rawClient.is(name)) await world.rawClient.connect(namespace);
  else await world.connect(world.introduce(name), namespace);
}
