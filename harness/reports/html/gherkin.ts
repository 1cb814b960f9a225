import type { Rule, Scenario } from '../../specification/specification';
import { html, type Html } from './html';

/** Ids of lines, by how many lines of the text come before them. */
export type Anchors = ReadonlyMap<number, string>;

/** Gherkin as it was written. A line with an id can be linked to. */
export function gherkin(text: string, ids: Anchors = new Map()): Html {
  const lines = text.split('\n').map((line, index) => wholeLine(line, ids.get(index)));
  return html`<pre class="gherkin">${lines}</pre>`;
}

/** The id of a scenario, or of a row of an outline, on the page of its feature: that of its line, `L17`. */
export function anchorOf(place: string): string {
  return `L${place.replace(/^.*:/, '')}`;
}

/** The ids of the scenarios of a Rule. */
export function anchors({ place, firstLine }: Rule, scenarios: readonly Scenario[]): Anchors {
  const [file = ''] = place.split(':');
  const own = scenarios.filter((scenario) => scenario.place.startsWith(`${file}:`));
  return new Map(
    own.map((scenario) => [
      Number(scenario.place.replace(/^.*:/, '')) - firstLine,
      anchorOf(scenario.place),
    ]),
  );
}

/** On a narrow screen a line goes on further in than it began: the indentation is what shows where the next begins. */
function wholeLine(text: string, id: string | undefined): Html {
  const indent = `in-${/^ */.exec(text)?.[0].length ?? 0}`;
  return html`<span class="line ${indent}" ${id !== undefined && html`id="${id}"`}
    >${gherkinLine(text)}${'\n'}</span
  >`;
}

/** Keywords stand out, tags step back. */
function gherkinLine(line: string): Html {
  const [, indent, keyword, rest] =
    /^(\s*)((?:Given|When|Then|And|But) |[A-Z][A-Za-z ]*:|@)(.*)$/.exec(line) ?? [];
  if (keyword === undefined) return html`${line}`;
  if (keyword === '@') return html`<span class="quiet">${line}</span>`;
  return html`${indent}<b>${keyword}</b>${rest}`;
}
