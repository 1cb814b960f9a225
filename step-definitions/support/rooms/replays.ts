import type { Packet } from '../../../harness/client/packet';
import type { Ledger } from '../evidence/ledger';
import { noncesIn } from '../evidence/nonce';

/** Tells the earlier messages of a room, which a target sends to a client that joins it, from new ones. */
export class Replays {
  /** By namespace and room: how many messages of the lane were noted before the client last asked to join. */
  private readonly joins = new Map<string, number>();
  /** By nonce: how many copies came since the client last asked to join a room. */
  private readonly copies = new Map<string, number>();
  private readonly nonces = new Set<string>();

  constructor(private readonly ledger: Pick<Ledger, 'size' | 'countBefore'>) {}

  /** Notes that the client asks to join a room: each earlier message of it may come once more. What is no text names no room. */
  expect(namespace: string, room: unknown): void {
    if (typeof room !== 'string') return;
    this.joins.set(keyOf(namespace, room), this.ledger.size);
    this.copies.clear();
  }

  /** Returns whether an event is an earlier message of a room that the client has joined since, and notes it. */
  take(packet: Packet): boolean {
    const nonces = noncesIn(packet.args);
    const isEarlier = nonces.length > 0 && nonces.every((nonce) => this.isDue(nonce, packet));
    if (!isEarlier) return false;
    for (const nonce of nonces) {
      this.copies.set(nonce, (this.copies.get(nonce) ?? 0) + 1);
      this.nonces.add(nonce);
    }
    return true;
  }

  /** Returns whether a message came again. */
  has(nonce: string): boolean {
    return this.nonces.has(nonce);
  }

  private isDue(nonce: string, packet: Packet): boolean {
    const since = (room: string): number => this.joins.get(keyOf(packet.namespace, room)) ?? 0;
    return this.ledger.countBefore(nonce, packet, since) > (this.copies.get(nonce) ?? 0);
  }
}

function keyOf(namespace: string, room: string): string {
  return `${namespace} ${room}`;
}
