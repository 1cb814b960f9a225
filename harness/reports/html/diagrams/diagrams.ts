import type { Evidence } from '../../../verdict/evidence';
import type { ScenarioVerdict } from '../../../verdict/schema';
import { html, type Html } from '../html';
import { sequenceDiagram } from './sequence-diagram';

/** Characters of all drawings of a page: a server that breaks everything must not make it too heavy to open. */
const budget = 500_000;

/** The sequence diagrams of a page: those that are asked for first, until they would make it too heavy. */
export class Drawings {
  private left = budget;
  private readonly byPath: ReadonlyMap<string, Evidence>;

  constructor(evidence: readonly Evidence[]) {
    this.byPath = new Map(evidence.map((one) => [one.path, one]));
  }

  /** Whether there have been too many: then what else is said of a failure has to be short as well. */
  get isSpent(): boolean {
    return this.left < 0;
  }

  /** What happened in a scenario that failed, drawn; undefined if nothing is known of it. */
  of({ name, lane, evidence: [path = ''] }: ScenarioVerdict): Html | undefined {
    const sequence = this.byPath.get(path)?.sequence;
    if (!sequence) return undefined;
    const drawing = sequenceDiagram(`${name}, in ${lane}`, sequence);
    this.left -= drawing.text.length;
    return this.isSpent ? tooMany : drawing;
  }
}

const tooMany = html`<p class="quiet">
  Not drawn: there are too many failures for one page. A run of this requirement alone draws it.
</p>`;
