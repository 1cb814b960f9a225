import type { Packet } from '../../../harness/client/packet';
import { isDelivery } from '../../../harness/contract/delivery';
import type { LedgerFinding } from '../../../harness/contract/ledger-finding';
import type { Delivery } from '../../../harness/contract/operations';

/** One socket of one participant: copies are counted by socket, not by client. */
export interface Listener {
  /** Human-readable, unique in the lane: `bob@2 on /chat`. */
  readonly label: string;
  readonly namespace: string;
  /** The scenario it belongs to, as Cucumber's testCaseStartedId. */
  readonly scenario: string;
}

/** A message that was sent. */
export interface LedgerEntry {
  readonly nonce: string;
  /** Human-readable: `alice@1 sent "hello" to the lobby (/chat)`. */
  readonly what: string;
  readonly scenario: string;
  readonly namespace: string;
  /** Sent to a whole namespace, or to a room that scenarios share: sockets of other scenarios may receive it once. */
  readonly wide: boolean;
  /** Event with which the message arrives; every event with the message counts, if left out. */
  readonly delivery?: Delivery;
  /** Whether it only proves that others have arrived: what a server makes of it is shown by the messages themselves. */
  readonly isFence?: boolean;
  /** Rooms that it was sent to, as the suite calls them. */
  readonly rooms?: readonly string[];
  /** Socket of the sender, which may find the message in other events, such as an error that quotes it. */
  readonly sender?: Listener;
}

interface ReceivedCopy {
  readonly listener: Listener;
  readonly packet?: Packet;
  /** Whether the target file lets the socket receive such an event, if it is no message. */
  readonly isDeclared?: boolean;
  /** Whether the message came in another encoding. */
  readonly isEncoded?: boolean;
}

interface Account {
  readonly entry: LedgerEntry;
  /** Number of messages with this nonce, which are equal. */
  times: number;
  /** For each of them: how many messages of the lane were noted before it. */
  readonly places: number[];
  /** How many of them the server has refused. */
  refused: number;
  readonly copies: Map<Listener, number>;
  /** Other events with the message; for those who receive it, they do not count. */
  readonly others: Map<Listener, number>;
  /** Undefined until a step has said which sockets receive it; no step does in a scenario that failed before. */
  allowed: ReadonlySet<Listener> | undefined;
  /** A check in the scenario itself has already failed for these. */
  reported: boolean;
}

/**
 * How often each message reached each socket, over all scenarios of a lane, until the silence window has passed. It keeps
 * data alone: what refers to a client would keep everything that the client received.
 */
export class Ledger {
  private readonly accounts = new Map<string, Account>();
  private noted = 0;

  /** Number of messages that were noted so far. */
  get size(): number {
    return this.noted;
  }

  /** Notes a message before it is sent. One with the nonce of another is equal to it: there is a copy of each. */
  open(entry: LedgerEntry): void {
    const known = this.accounts.get(entry.nonce);
    const place = this.noted++;
    if (known) {
      known.times += 1;
      known.places.push(place);
      return;
    }
    const account = {
      entry,
      times: 1,
      places: [place],
      refused: 0,
      copies: new Map(),
      others: new Map(),
      allowed: undefined,
      reported: false,
    };
    this.accounts.set(entry.nonce, account);
  }

  /** Returns how many equal messages, which arrive as this event, were noted before a number of others; `since` returns this number for a room. */
  countBefore(nonce: string, packet: Packet, since: (room: string) => number): number {
    const account = this.accounts.get(nonce);
    if (account?.entry.namespace !== packet.namespace || !arrivesAs(account.entry, packet))
      return 0;
    const { entry, places } = account;
    const latest = Math.max(0, ...(entry.rooms ?? []).map(since));
    return places.filter((place) => place < latest).length;
  }

  /** Notes that the server has refused a message. */
  refused(nonce: string): void {
    this.account(nonce).refused += 1;
  }

  /** Returns how many messages of a scenario a namespace has accepted, fences included. */
  count(scenario: string, namespace: string): number {
    const own = [...this.accounts.values()].filter(
      ({ entry }) => entry.scenario === scenario && entry.namespace === namespace,
    );
    return own.reduce((sum, { times, refused }) => sum + times - refused, 0);
  }

  /** Notes which sockets may receive a message, once that is known. */
  allow(nonce: string, listeners: readonly Listener[]): void {
    this.account(nonce).allowed = new Set(listeners);
  }

  /** Returns whether a step has said that a socket may receive a message. */
  allows(nonce: string, listener: Listener): boolean {
    return this.accounts.get(nonce)?.allowed?.has(listener) ?? false;
  }

  /** Notes that a check of the scenario has reported this message, so that it is not reported again. */
  markReported(nonce: string): void {
    this.account(nonce).reported = true;
  }

  /** Notes a copy, whenever it comes. */
  received(nonce: string, copy: ReceivedCopy): void {
    const { listener, packet, isDeclared, isEncoded } = copy;
    const account = this.accounts.get(nonce);
    if (!account || isShownElsewhere(account.entry, isEncoded)) return;
    const counted = arrivesAs(account.entry, packet) ? account.copies : account.others;
    const mayHold = isDeclared === true || listener === account.entry.sender;
    if (mayHold && counted === account.others) return;
    counted.set(listener, (counted.get(listener) ?? 0) + 1);
  }

  /** Returns what no check has reported, at most one finding for each scenario. */
  findings(): LedgerFinding[] {
    const found = new Map<string, LedgerFinding>();
    for (const account of this.accounts.values()) {
      const { entry, reported } = account;
      const message = reported ? undefined : unexpectedCopies(account);
      if (message !== undefined && !found.has(entry.scenario)) {
        found.set(entry.scenario, { scenario: entry.scenario, message });
      }
    }
    return [...found.values()];
  }

  private account(nonce: string): Account {
    const account = this.accounts.get(nonce);
    if (!account) throw new Error(`the ledger has no message ${nonce}`);
    return account;
  }
}

/** What a server makes of a fence it makes of the messages of the scenario as well. */
function isShownElsewhere({ isFence }: LedgerEntry, isEncoded = false): boolean {
  return isFence === true && isEncoded;
}

function arrivesAs({ delivery }: LedgerEntry, packet: Packet | undefined): boolean {
  return packet === undefined || delivery === undefined || isDelivery(packet, delivery);
}

function unexpectedCopies({ entry, times, copies, others, allowed }: Account): string | undefined {
  if (!allowed) return undefined;
  const strange = [...others].filter(([listener]) => !allowed.has(listener));
  const tooMany = [...copies, ...strange].filter(([listener, count]) => {
    const isBystander =
      entry.wide && listener.namespace === entry.namespace && listener.scenario !== entry.scenario;
    return count > (allowed.has(listener) || isBystander ? times : 0);
  });
  if (tooMany.length === 0) return undefined;
  const lines = tooMany.map(([listener, count]) => {
    const copies = count === 1 ? '1 copy' : `${count} copies`;
    const wrong = allowed.has(listener) ? `${copies}, expected ${times}` : `unexpected: ${copies}`;
    const where = listener.scenario === entry.scenario ? '' : ' (a client of another scenario)';
    return `  ${listener.label}${where} ✗ ${wrong}`;
  });
  const what = `${entry.what}; unexpected copies came after the checks of the scenario`;
  return [what, ...new Set(lines)].join('\n');
}
