import { html, type Html } from './html';
import { requirementDetails, requirementLink, type Judged } from './requirement';
import { failuresOf, type Means } from './failure';

/** Requirements that stand in one folder of the features, feature by feature. */
interface Area {
  readonly name: string;
  readonly features: ReadonlyMap<string, readonly Judged[]>;
}

const unstated = 'not checked';

/** Whether a requirement is shown first. */
export function isFirst({ verdict: { status } }: Judged): boolean {
  return status === 'failed' || status === 'flaky' || status === 'unexpected-pass';
}

/** All requirements in the order in which the features are read. */
export function areas(judged: readonly Judged[], lanes: readonly string[], means: Means): Html[] {
  return areasOf(judged).map(
    ({ name, features }) =>
      html`<section class="area">
        <header>
          <h3>${name}</h3>
          <span class="lanes" aria-hidden="true"
            >${lanes.map((lane) => html`<span>${lane}</span>`)}</span
          >
        </header>
        ${[...features].map(([title, own]) => feature(title, own, means))}
      </section>`,
  );
}

function feature(title: string, own: readonly Judged[], means: Means): Html {
  const shown = own.map((one) =>
    isFirst(one)
      ? requirementLink(one)
      : requirementDetails(one, { failures: failuresOf(one.verdict, means) }),
  );
  return html`<section class="feature">
    ${title !== '' && html`<h4>${title}</h4>`} ${shown}
  </section>`;
}

function areasOf(judged: readonly Judged[]): Area[] {
  const found = new Map<string, Map<string, Judged[]>>();
  for (const one of [...judged].sort(byPlace)) {
    const name = placeOf(one).split('/')[1]?.replace(/^\d+-/, '') ?? unstated;
    const features = found.get(name) ?? new Map<string, Judged[]>();
    const title = one.explanation.rules[0]?.feature ?? '';
    found.set(name, features.set(title, [...(features.get(title) ?? []), one]));
  }
  return [...found].map(([name, features]) => ({ name, features }));
}

/** What no feature states comes last. */
function byPlace(one: Judged, other: Judged): number {
  const [a, b] = [placeOf(one), placeOf(other)];
  if (a === '' || b === '') return Number(a === '') - Number(b === '');
  return a.localeCompare(b, 'en', { numeric: true });
}

function placeOf({ explanation }: Judged): string {
  return explanation.rules[0]?.place ?? '';
}
