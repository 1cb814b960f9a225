import type { Rule, Scenario } from '../../specification/specification';
import { html, type Html } from './html';

/** Anchors of lines, by the number of lines before them. */
export type Anchors = ReadonlyMap<number, string>;

/** Renders Gherkin as written. A line with an anchor can be linked to. */
export function gherkin(text: string, ids: Anchors = new Map()): Html {
  const lines = text.split('\n').map((line, index) => {
    const id = ids.has(index) && html`id="${ids.get(index)}"`;
    return /^ *\|/.test(line) ? tableRow(line, id) : wholeLine(line, id);
  });
  return html`<pre class="gherkin">${lines}</pre>`;
}

/** Returns the anchor of a scenario, or of a row of an outline, on the page of its feature: `L17` for line 17. */
function anchorOf(place: string): string {
  return `L${place.replace(/^.*:/, '')}`;
}

/** Returns the anchors of the scenarios of a Rule. */
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
function wholeLine(text: string, id: Html | false): Html {
  const indent = `in-${/^ */.exec(text)?.[0].length ?? 0}`;
  return html`<span class="line ${indent}" ${id}>${gherkinLine(text)}${'\n'}</span>`;
}

/** A row of a table: where it does not fit, its cells break their lines and stay in their columns. */
function tableRow(text: string, id: Html | false): Html {
  const parts = `${text}\n`.split(/(?<!\\)(\|\s?)/);
  return html`<span class="row" ${id}
    >${parts.map((part, index) => html`<span class="${isRule(index) ? 'rule' : 'cell'}">${part}</span>`)}</span
  >`;
}

/** Whether a part of a row is what stands before or after its cells. */
function isRule(index: number): boolean {
  return index === 0 || index % 2 === 1;
}

/** Keywords stand out, tags step back. */
function gherkinLine(line: string): Html {
  const [, indent, keyword, rest] =
    /^(\s*)((?:Given|When|Then|And|But) |[A-Z][A-Za-z ]*:|@)(.*)$/.exec(line) ?? [];
  if (keyword === undefined) return html`${line}`;
  if (keyword === '@') return html`<span class="quiet">${line}</span>`;
  return html`${indent}<b>${keyword}</b>${rest}`;
}
