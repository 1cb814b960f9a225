import { areaOf, byReadingOrder } from '../area';
import { html, type Html } from './html';
import type { JudgedRequirement, StatedRequirement } from './requirement/stated';

/** Requirements that stand in one folder of the features, feature by feature. */
interface Area<One extends StatedRequirement> {
  readonly name: string;
  readonly features: ReadonlyMap<string, readonly One[]>;
}

/** How a requirement is shown in its feature. */
type Show<One> = (one: One) => Html;

/** Whether a requirement failed, and so is shown first. */
export function isFirst({ verdict: { status } }: JudgedRequirement): boolean {
  return status === 'failed' || status === 'flaky' || status === 'unexpected-pass';
}

/** Renders requirements in the reading order of their features. */
export function areas<One extends StatedRequirement>(
  stated: readonly One[],
  lanes: readonly string[],
  show: Show<One>,
): Html[] {
  return areasOf(stated).map(
    ({ name, features }) =>
      html`<section class="area">
        ${areaHeader(name, lanes)} ${[...features].map(([title, own]) => feature(title, own, show))}
      </section>`,
  );
}

/** Renders the head of a list of requirements: its name, and the lanes of the results. */
export function areaHeader(name: string, lanes: readonly string[]): Html {
  return html`<header>
    <h3>${name}</h3>
    <span class="lanes" aria-hidden="true">${lanes.map((lane) => html`<span>${lane}</span>`)}</span>
  </header>`;
}

function feature<One>(title: string, own: readonly One[], show: Show<One>): Html {
  return html`<section class="feature">
    ${title !== '' && html`<h4>${title}</h4>`} ${own.map(show)}
  </section>`;
}

function areasOf<One extends StatedRequirement>(stated: readonly One[]): Area<One>[] {
  const found = new Map<string, Map<string, One[]>>();
  const read = [...stated].sort((one, other) => byReadingOrder(placeOf(one), placeOf(other)));
  for (const one of read) {
    const name = areaOf(placeOf(one));
    const features = found.get(name) ?? new Map<string, One[]>();
    const title = one.explanation.rules[0]?.feature ?? '';
    found.set(name, features.set(title, [...(features.get(title) ?? []), one]));
  }
  return [...found].map(([name, features]) => ({ name, features }));
}

function placeOf({ explanation }: StatedRequirement): string {
  return explanation.rules[0]?.place ?? '';
}
