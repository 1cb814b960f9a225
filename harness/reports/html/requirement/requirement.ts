import { tablesIn } from '../../../specification/payload-tables';
import { levelName } from '../../../specification/requirements';
import { anchors, gherkin } from '../gherkin';
import { address, html, type Html } from '../html';
import { levelMark, statusMark, statusSign } from '../status-badges';
import { about } from './about';
import { figureTables } from './figures';
import { payloadTables } from './payload-tables';
import { scenarios } from './scenarios';
import type { Fact, StatedRequirement } from './stated';

/** How a requirement is shown. */
export interface Shown {
  /** What comes first in it. */
  readonly failures?: readonly Html[];
  readonly open?: boolean;
  /** Whether it stands on the page of its feature, which shows the background already, and its scenarios have anchors. */
  readonly inFeature?: boolean;
  /** What else is to be said about it. */
  readonly more?: readonly Fact[];
}

/** Renders a requirement on one line, which opens to all that is known of it. */
export function requirementDetails(stated: StatedRequirement, shown: Shown): Html {
  return html`<details
    class="requirement"
    id="${stated.explanation.requirement.id}"
    ${filterable(stated)}
    ${shown.open && html`open`}
  >
    <summary>${line(stated)}</summary>
    <div class="body">
      ${shown.failures} ${reason(stated)} ${inOrder(stated, shown)} ${scenarios(stated)}
      ${figureTables(stated.verdict?.scenarios ?? [])}
    </div>
  </details> `;
}

/** A reader of a feature reads the Rule before its reasons; a reader of a report wants to know first what it is about. */
function inOrder(stated: StatedRequirement, shown: Shown): Html[] {
  const known = about(stated, shown.more);
  const stating = [...rules(stated, shown), ...payloads(stated)];
  return shown.inFeature ? [...stating, known] : [known, ...stating];
}

/** Renders a requirement on one line that leads to where it is shown. */
export function requirementLink(
  stated: StatedRequirement,
  to = `#${stated.explanation.requirement.id}`,
): Html {
  return html`<a class="requirement" href="${address(to)}" ${filterable(stated)}
    >${line(stated)}</a
  > `;
}

/** What the page's script filters by. */
function filterable({ verdict }: StatedRequirement): Html | false {
  if (!verdict) return false;
  const { level, status, lanes } = verdict;
  const results = Object.entries(lanes).map(([lane, result]) => `${lane}:${result}`);
  return html`data-level="${levelName(level)}" data-status="${status}"
  data-lanes="${results.join(' ')}"`;
}

function line({ explanation, verdict, lanes }: StatedRequirement): Html {
  const { id, level, title } = explanation.requirement;
  const isPlain = verdict?.status === 'passed' || verdict?.status === 'failed';
  return html`<span class="id">${id}</span> ${levelMark(level)}
    <span class="title">${title} ${!isPlain && verdict && statusMark(verdict.status)}</span>
    <span class="lanes">${lanes.map((lane) => statusSign(lane, verdict?.lanes[lane]))}</span>`;
}

function reason({ verdict }: StatedRequirement): Html | false {
  if (verdict?.reason === undefined) return false;
  return html`<p class="reason">${statusMark(verdict.status)} <bdi>${verdict.reason}</bdi></p>`;
}

function rules({ explanation }: StatedRequirement, { inFeature }: Shown): Html[] {
  return explanation.rules.map((rule) => {
    if (inFeature) return gherkin(rule.gherkin, anchors(rule, explanation.scenarios));
    return gherkin([rule.background, rule.gherkin].filter((text) => text !== '').join('\n\n'));
  });
}

/** The payload tables that the Rule sends, in full. */
function payloads({ explanation, references }: StatedRequirement): Html[] {
  const text = explanation.rules.map(({ background, gherkin: own }) => `${background}\n${own}`);
  return payloadTables(tablesIn(text.join('\n'), references.tables));
}
