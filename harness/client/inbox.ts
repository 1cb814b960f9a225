import { EventEmitter } from 'node:events';
import type { Packet } from './packet';
import { DeadlineError, within } from './deadline';

/** Selects packets. */
export type PacketFilter = (packet: Packet) => boolean;

/** Everything that one client received, in the order in which it came, from before it connected. */
export class Inbox {
  private readonly packets: Packet[] = [];
  private readonly arrivals = new EventEmitter<{ packet: [Packet] }>().setMaxListeners(0);

  /** `missed` is called with what was waited for in vain. */
  constructor(private readonly missed: (what: string) => void = () => undefined) {}

  add(packet: Packet): void {
    this.packets.push(packet);
    this.arrivals.emit('packet', packet);
  }

  /** Calls the listener for every packet that comes from now on. */
  each(listener: (packet: Packet) => void): void {
    this.arrivals.on('packet', listener);
  }

  /** Number of packets that have come so far. */
  get count(): number {
    return this.packets.length;
  }

  /** Returns the packets that have come so far and fit; all of them without a filter. */
  all(fits: PacketFilter = () => true): Packet[] {
    return this.packets.filter(fits);
  }

  /** Forgets what has come so far. */
  clear(): void {
    this.packets.length = 0;
  }

  /** Returns the first packet that fits, whether it is here or still to come. Throws DeadlineError naming `what` after `ms`. */
  async first(fits: PacketFilter, what: string, ms: number): Promise<Packet> {
    const found = this.packets.find(fits);
    if (found) return found;
    let listener: (packet: Packet) => void = () => undefined;
    const arrival = new Promise<Packet>((resolve) => {
      listener = (packet) => {
        if (fits(packet)) resolve(packet);
      };
      this.arrivals.on('packet', listener);
    });
    try {
      return await this.within(ms, what, arrival);
    } finally {
      this.arrivals.off('packet', listener);
    }
  }

  /** Waits for what must arrive in `ms` milliseconds. Throws DeadlineError naming `what`. */
  async within<T>(ms: number, what: string, arrival: Promise<T>): Promise<T> {
    try {
      return await within(ms, what, arrival);
    } catch (error) {
      if (error instanceof DeadlineError) this.missed(what);
      throw error;
    }
  }
}
