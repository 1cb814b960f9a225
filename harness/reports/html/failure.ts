import { cut } from '../../contract/brief';
import type { RequirementVerdict, ScenarioVerdict } from '../../verdict/schema';
import { isStopped } from '../../verdict/status';
import { isProgram, laneLabel, type Rerun } from '../failures';
import { excerpt } from '../plain-text';
import type { Drawings } from './diagrams/diagrams';
import { address, html, type Content, type Html } from './html';

const shownLines = { usually: 25, ofVeryMany: 4 } as const;
const shownCharacters = 600;

/** What the rendering of failures needs besides the verdict. */
export interface Means {
  readonly drawings: Drawings;
  readonly rerun: Rerun;
  /** How many times everything was run. */
  readonly runs: number;
}

/** Renders the scenarios that failed or were stopped of a requirement, lane by lane, each with its message and diagram. */
export function failuresOf(requirement: RequirementVerdict, means: Means): Html[] {
  return requirement.scenarios
    .filter(({ status }) => isStopped(status))
    .map((scenario) => failure(requirement, scenario, means));
}

function failure(
  { id }: RequirementVerdict,
  scenario: ScenarioVerdict,
  { drawings, rerun, runs }: Means,
): Html {
  const { name, lane, message, evidence } = scenario;
  return html`<section class="failure" aria-label="${name}, in ${lane}">
    <p class="scenario">
      <b>${name}</b> <span class="quiet">in ${laneLabel(scenario, runs)}</span>
    </p>
    <pre class="message">
${lines(message ?? 'no message', drawings.isSpent ? shownLines.ofVeryMany : shownLines.usually)}</pre>
    ${drawings.of(scenario)}
    <p class="next">
      ${evidence.map((path) => html`<a href="${address(path)}">${linkText(path)}</a>`)}
      <span>Again: <code>${rerun(id, lane)}</code></span>
    </p>
  </section>`;
}

function linkText(path: string): string {
  return isProgram(path) ? 'A program that shows it' : 'All packets, as text';
}

function lines(message: string, most: number): Content[] {
  return excerpt(message, most).flatMap((line, index) => [
    messageLine(cut(line, shownCharacters), index),
    '\n',
  ]);
}

/** The first line is the step that failed, and the lines with a cross say where. */
function messageLine(line: string, index: number): Html {
  if (index === 0) return html`<b>${line}</b>`;
  return /^\s*✗/.test(line) ? html`<mark>${line}</mark>` : html`${line}`;
}
