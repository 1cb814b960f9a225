import type { BareClient } from './bare-client';
import type { Told } from './telling';
import { brief } from './transcript';
import type { ConformanceWorld } from './world';

/** Fails unless every namespace gave a socket, and no two have the same id. */
export function assertBareSockets(sockets: ReadonlyMap<string, string | undefined>): void {
  const ids = [...sockets.values()];
  const isFine = !ids.includes(undefined) && new Set(ids).size === ids.length;
  if (isFine) return;
  throw new Error(
    `expected a socket with an id of its own in each namespace, observed ${brief(sockets)}`,
  );
}

/** Fails unless a namespace was refused. */
export function assertBareRefused(
  sockets: ReadonlyMap<string, string | undefined>,
  namespace: string,
): void {
  const id = sockets.get(namespace);
  if (id === undefined) return;
  throw new Error(
    `expected CONNECT_ERROR for ${namespace}, observed CONNECT with sid ${brief(id)}`,
  );
}

/** Fails unless the server echoes and acknowledges in a namespace. */
export async function assertStillAnswered(client: BareClient, namespace: string): Promise<void> {
  const text = `hello ${namespace}`;
  const acknowledgement = await client.ask(namespace, 'message', text);
  if (acknowledgement.includes('"ok":true')) return;
  throw new Error(`expected an acknowledged echo in ${namespace}, observed ${acknowledgement}`);
}

/** Fails unless the server closes the connection: at once, or before the silence window is over if it still answers. */
export async function assertClosed(world: ConformanceWorld): Promise<void> {
  const { connection, name } = world.bare;
  const { silence } = world.session.timeouts;
  await world.bare.settle('/chat', silence);
  await connection.end(silence).catch((error: unknown) => {
    throw new Error(`${name}'s connection is still open after a packet that breaks the protocol`, {
      cause: error,
    });
  });
}

/**
 * Fails if a frame on the bare connection holds the message. The outsider's own question is answered behind it: both
 * come from one server without a backplane, over one connection.
 */
export async function assertNotCarried(world: ConformanceWorld, told: Told): Promise<void> {
  const { connection, name } = world.bare;
  await world.bare.settle('/chat', world.session.timeouts.silence);
  const frame = connection.holding(told.nonce);
  if (frame === undefined) return;
  throw new Error(
    `${told.what}\n  expected  ${name}'s connection to carry nothing of it\n  observed  ${frame}`,
  );
}
