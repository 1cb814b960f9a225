import type { Figure } from '../../../harness/contract/figure';
import type { NamespaceCost } from './namespace-costs';

/** What a scenario has measured. Figures are reported and never judged: they depend on the machine. */
export class Costs {
  /** For each client, the milliseconds that each message took to reach it. */
  readonly latencies = new Map<string, readonly number[]>();
  readonly namespaces: NamespaceCost[] = [];

  /** Attaches figures to the running scenario. */
  static report(
    attach: (text: string, as: { mediaType: string; fileName: string }) => unknown,
    figures: readonly Figure[],
  ): void {
    attach(JSON.stringify(figures), { mediaType: 'application/json', fileName: 'figures.json' });
  }
}
