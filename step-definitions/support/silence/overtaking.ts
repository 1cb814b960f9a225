import type { Driver } from '../../../harness/drivers/driver';
import type { Inbox } from '../../../harness/client/inbox';
import { hasReceivedAny, mustReceive, type Arrival } from '../evidence/arrival';

/** Waits in vain before what is missing behind a fence counts as lost at once. */
const mostInVain = 2;

/**
 * Whether the servers of a lane deliver messages to different rooms in another order than they were sent, for example
 * from a queue for each room. A target that was written for itself may. A fence in a room of its own proves nothing then.
 */
export class Overtaking {
  private inVain = 0;
  private isKnown = false;

  /** Whether a fence in a room of its own proves that messages of other rooms have arrived. */
  isFenced(driver: Pick<Driver, 'hasProbeRoom'>): boolean {
    return driver.hasProbeRoom && !this.isKnown;
  }

  /** Waits for a message that clients lack although its fence has arrived. Resolves to whether any of them received it late. */
  async isLate(clients: readonly { readonly inbox: Inbox }[], arrival: Arrival): Promise<boolean> {
    const lacking = clients.filter((client) => !hasReceivedAny(client, [arrival.nonce]));
    if (this.isKnown || this.inVain >= mostInVain || lacking.length === 0) return false;
    const received = await Promise.allSettled(lacking.map((one) => mustReceive(one, arrival)));
    this.isKnown = received.some(({ status }) => status === 'fulfilled');
    if (!this.isKnown) this.inVain += 1;
    return this.isKnown;
  }
}
