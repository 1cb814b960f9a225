import type { ScenarioVerdict } from '../../../verdict/schema';
import { gherkin } from '../../html/gherkin';
import { html, type Html } from '../../html/html';
import { figureTables } from '../../html/requirement/figures';
import { statusMark } from '../../html/status-badges';
import type { Site } from '../site';
import { deliveryDiagram } from './delivery';
import type { ScenarioPart } from './rule-parts';

/** Renders a scenario of the lesson: its Gherkin, its results, what it measured, and who received what. */
export function lessonScenario(
  { sequences }: Pick<Site, 'sequences'>,
  { title, anchor, gherkin: text }: ScenarioPart,
  runs: readonly ScenarioVerdict[],
): Html {
  const sequence = sequences.get(title);
  const isFirst = anchor.endsWith('-1');
  return html`<section class="shown" id="${anchor}">
    ${gherkin(text)}
    ${
      runs.length > 0 &&
      html`<p class="results">
        ${runs.map(({ lane, status }) => html`<span>${statusMark(status)} in ${lane}</span> `)}
      </p>`
    }
    ${figureTables(runs)} ${sequence && deliveryDiagram(title, sequence, isFirst)}
  </section>`;
}
