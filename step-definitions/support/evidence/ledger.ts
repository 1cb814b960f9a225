/** One socket of one participant: who may hear is counted by socket, not by person. */
export interface Listener {
  /** For people, unique in the lane: `bob@2 on /chat`. */
  readonly label: string;
  readonly namespace: string;
  /** The scenario it belongs to, as Cucumber's testCaseStartedId. */
  readonly scenario: string;
}

/** A message that was told, and who may hear it. */
export interface Entry {
  readonly nonce: string;
  /** For people: `alice told the lobby "hello"`. */
  readonly what: string;
  readonly scenario: string;
  readonly namespace: string;
  /** Told to a whole namespace: sockets of other scenarios may hear it once. */
  readonly wide: boolean;
}

/** A copy that came late, twice or at somebody it was not for. The verdict puts it on the scenario that caused it. */
export interface Finding {
  readonly scenario: string;
  readonly message: string;
}

interface Account {
  readonly entry: Entry;
  readonly copies: Map<Listener, number>;
  /** Undefined until a step has said who hears it; of a scenario that failed before, nobody ever does. */
  allowed: ReadonlySet<Listener> | undefined;
  /** A check in the scenario itself has already failed for these. */
  reported: boolean;
}

/** Which message reached which socket how often, over all scenarios of a lane, until the silence window has passed. */
export class Ledger {
  private readonly accounts = new Map<string, Account>();

  /** Notes a message before it is sent. */
  open(entry: Entry): void {
    const account = { entry, copies: new Map(), allowed: undefined, reported: false };
    this.accounts.set(entry.nonce, account);
  }

  /** How many messages a scenario has told in a namespace, fences included. */
  told(scenario: string, namespace: string): number {
    const entries = [...this.accounts.values()].map(({ entry }) => entry);
    return entries.filter((one) => one.scenario === scenario && one.namespace === namespace).length;
  }

  /** Says who hears a message, once it is known. */
  allow(nonce: string, listeners: readonly Listener[]): void {
    this.account(nonce).allowed = new Set(listeners);
  }

  /** Notes that a check of the scenario has reported this message, so that it is not reported again. */
  markReported(nonce: string): void {
    this.account(nonce).reported = true;
  }

  /** Notes a copy, whenever it comes. */
  heard(nonce: string, listener: Listener): void {
    const copies = this.accounts.get(nonce)?.copies;
    copies?.set(listener, (copies.get(listener) ?? 0) + 1);
  }

  /** What no check has reported, at most one finding for each scenario. */
  findings(): Finding[] {
    const found = new Map<string, Finding>();
    for (const account of this.accounts.values()) {
      const { entry, reported } = account;
      const message = reported ? undefined : excessOf(account);
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

function excessOf({ entry, copies, allowed }: Account): string | undefined {
  if (!allowed) return undefined;
  const tooMany = [...copies].filter(([listener, count]) => {
    const bystander =
      entry.wide && listener.namespace === entry.namespace && listener.scenario !== entry.scenario;
    return count > (allowed.has(listener) || bystander ? 1 : 0);
  });
  if (tooMany.length === 0) return undefined;
  const lines = tooMany.map(
    ([listener, count]) =>
      `  ${listener.label}: expected ${allowed.has(listener) ? 'one copy' : 'silence'}, heard ${count} in the end`,
  );
  return [`${entry.what}; after the scenario's own checks more of it came:`, ...lines].join('\n');
}
