import type { Packet } from '../client/packet';
import { entriesIn, listOf } from '../contract/batch';
import {
  contractOperations,
  type Delivery,
  type DeliveringOperation,
} from '../contract/operations';

/** What says how the messages of each operation arrive. */
interface Deliveries {
  supports(operation: DeliveringOperation): boolean;
  delivery(operation: DeliveringOperation): Delivery;
}

/** Splits events in which a target delivers several messages at once. */
export class Batches {
  /** By event: path of the list of its messages. */
  private lists: ReadonlyMap<string, string> | undefined;

  constructor(private readonly deliveries: Deliveries) {}

  /** Returns a packet for each message in an event, with that message alone; any other packet as it is. */
  messagesIn(packet: Packet): readonly Packet[] {
    this.lists ??= new Map(this.batched());
    const list = packet.type === 'EVENT' ? this.lists.get(packet.event) : undefined;
    if (list === undefined) return [packet];
    return entriesIn(packet.args, list).map((args) => ({ ...packet, args }));
  }

  private batched(): [string, string][] {
    const operations = Object.keys(contractOperations) as DeliveringOperation[];
    return operations
      .filter((one) => this.delivers(one))
      .flatMap((one) => {
        const delivery = this.deliveries.delivery(one);
        const list = listOf(delivery);
        return list === undefined ? [] : [[delivery.event, list] as [string, string]];
      });
  }

  private delivers(operation: DeliveringOperation): boolean {
    const { delivered } = contractOperations[operation] as { delivered?: object };
    return delivered !== undefined && 'body' in delivered && this.deliveries.supports(operation);
  }
}
