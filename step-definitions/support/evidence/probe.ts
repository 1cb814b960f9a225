import type { OperationValues } from '../../../harness/contract/operations';
import type { Client } from '../../../harness/drivers/client';

/** Milliseconds for one of several tries, of which some may be lost. */
export const tryMs = 100;

/** Sends a room a message that the caller looks for: where the target confirms nothing, there is nothing else to prove. */
export async function sendProbe(
  sender: Client,
  namespace: string,
  values: OperationValues,
): Promise<void> {
  const { done = 'ack' } = sender.driver.mappingOf('sendToRoom');
  if (done === 'none') await sender.emit(namespace, 'sendToRoom', values);
  else await sender.must(namespace, 'sendToRoom', values);
}
