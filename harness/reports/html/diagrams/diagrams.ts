import type { Evidence } from '../../../verdict/evidence';
import type { ScenarioVerdict } from '../../../verdict/schema';
import { html, type Html } from '../html';
import { sequenceDiagram } from './sequence-diagram';

/** Limit for all drawings of a page, in characters: a report on a server that fails everything must still open. */
const budget = 500_000;

/** The sequence diagrams of a page, in the order in which they are asked for, up to the limit. */
export class Drawings {
  private left = budget;
  private readonly byPath: ReadonlyMap<string, Evidence>;

  constructor(evidence: readonly Evidence[]) {
    this.byPath = new Map(evidence.map((one) => [one.path, one]));
  }

  /** Whether the limit has been reached: then failures are shown in short. */
  get isSpent(): boolean {
    return this.left < 0;
  }

  /** Draws what happened in a failed scenario; returns undefined if there is no evidence of it. */
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
