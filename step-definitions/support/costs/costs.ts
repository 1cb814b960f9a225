import type { Figure } from '../../../harness/contract/figure';
import type { Attach } from '../evidence/sequence';

/** What some connections with the same number of namespaces cost. */
export interface NamespaceCost {
  readonly connections: number;
  readonly namespaces: number;
  /** For each connection, how many namespaces the server accepted on it. */
  readonly accepted: readonly number[];
  /** CONNECT packets that the server sent, over all connections. */
  readonly connectPackets: number;
  /** Growth of the server's resident memory in bytes; undefined if it cannot be read. */
  readonly memory: number | undefined;
}

/** What a scenario has measured. Figures are reported and never judged: they depend on the machine. */
export class Costs {
  /** For each client, the milliseconds that each message took to reach it. */
  readonly latencies = new Map<string, readonly number[]>();
  readonly namespaces: NamespaceCost[] = [];
}

/** Attaches figures to the running scenario. */
export function attachFigures(attach: Attach, figures: readonly Figure[]): void {
  attach(JSON.stringify(figures), { mediaType: 'application/json', fileName: 'figures.json' });
}
