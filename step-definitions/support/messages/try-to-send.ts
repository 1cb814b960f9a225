import type { Address } from '../participants/addressing';
import type { ConformanceWorld } from '../world';

/** Sends a message that a server may refuse by an answer or by the end of the connection, but not by silence. */
export async function tryToSend(
  world: ConformanceWorld,
  address: Address,
  text: string,
): Promise<void> {
  const { teller, namespace, whom } = address;
  try {
    await world.tryToTell(address, text);
  } catch (error) {
    if (teller.namespaces.includes(namespace)) throw error;
    const what = `${teller.label} tried to send "${text}" to ${whom}`;
    world.keep({ what, outcome: 'disconnected', answer: String(error) });
  }
}
