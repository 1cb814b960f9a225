import { inWords } from '../../../harness/client/deadline';
import type { Address } from '../participants/addressing';
import type { ConformanceWorld } from '../world';

/** The limit of the impatient server in bytes, and the time in which it wants to be asked for a namespace. */
const limit = 100_000;
const connectTimeoutMs = 1000;

/** Enough below and above that the event around it does not matter. */
const lengths = { below: limit - 10_000, above: limit + 10_000 } as const;

/** The same, as a message so long that it just passes, or does not. */
export function sized(address: Address, side: keyof typeof lengths): Address {
  return { ...address, wrap: (marked) => marked.padEnd(lengths[side], '.') };
}

/** The same, with bytes that just pass. By polling they travel in base64, which is longer than the limit. */
export function inManyBytes(address: Address): Address {
  const bytes = Buffer.alloc(lengths.below, 'bytes');
  return { ...address, wrap: (marked) => ({ marked, bytes }) };
}

/** Tells what a server may refuse by an answer or by the end of the connection, but not by silence. */
export async function tryToTellTooMuch(
  world: ConformanceWorld,
  address: Address,
  text: string,
): Promise<void> {
  const { teller, namespace, whom } = address;
  try {
    await world.tryToTell(sized(address, 'above'), text);
  } catch (error) {
    if (teller.namespaces.includes(namespace)) throw error;
    const what = `${teller.label} tried to tell ${whom} "${text}"`;
    world.keep({ what, outcome: 'disconnected', answer: String(error) });
  }
}

/** Fails unless the server refused the message or ended the connection that it came by. */
export function assertRefusedOrDisconnected(world: ConformanceWorld): void {
  const { what, outcome } = world.attempt();
  if (outcome === 'ok') throw new Error(`${what}: expected to be refused, observed ok`);
}

/** Fails unless the server closes the bare connection, on which nothing is asked for, soon after its connect time-out. */
export async function assertClosedInTime(world: ConformanceWorld): Promise<void> {
  const { log } = world.outsider.bare.connection;
  const ms = connectTimeoutMs + world.session.timeouts.answer;
  const what = `the end of a connection without a namespace, ${inWords(connectTimeoutMs)} after its start`;
  await log.until(what, () => log.closed, ms);
}
