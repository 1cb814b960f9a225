import type { Address } from '../participants/addressing';
import type { ConformanceWorld } from '../world';

/** Sends a message that a server may refuse by an answer or by the end of the connection, but not by silence. */
export async function tryToSend(
  world: ConformanceWorld,
  address: Address,
  text: string,
): Promise<void> {
  const { sender, namespace, whom } = address;
  try {
    await world.tryToSendText(address, text);
  } catch (error) {
    if (sender.namespaces.includes(namespace)) throw error;
    const what = `${sender.label} tried to send "${text}" to ${whom}`;
    world.keep({ what, outcome: 'disconnected', answer: String(error) });
  }
}
