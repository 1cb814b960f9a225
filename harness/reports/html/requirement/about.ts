import type { ClauseReference } from '../../../specification/explanation';
import { historyOf } from '../../../specification/sets/history';
import { address, html, type Html } from '../html';
import { inline } from '../markdown/inline';
import { appliesTo } from './applies-to';
import type { Fact, References, StatedRequirement } from './stated';

/** Renders what is known of a requirement besides its Rule and its results. */
export function about(stated: StatedRequirement, more: readonly Fact[] = []): Html {
  return factList([...factsOf(stated), ...more]);
}

/** Renders facts as a list, without those that have no value. */
export function factList(facts: readonly Fact[]): Html {
  const shown = facts.filter(({ values }) => values.length > 0);
  return html`<dl class="about">
    ${shown.map(
      ({ name, values }) =>
        html`<div>
          <dt>${name}</dt>
          ${values.map((value) => html`<dd>${value}</dd>`)}
        </div>`,
    )}
  </dl>`;
}

function factsOf({ explanation, references }: StatedRequirement): Fact[] {
  const { requirement, clauses, rules, mutants } = explanation;
  const { source, capability, excluded, id, why } = requirement;
  return [
    { name: 'Why it matters', values: why === '' ? [] : [why] },
    { name: 'Not checked because', values: excluded === undefined ? [] : [excluded] },
    { name: 'Contract', values: clauses.map((one) => clauseLine(one, references)) },
    { name: 'Public source', values: source === undefined ? [] : [sourceLink(source)] },
    { name: 'Stated in', values: rules.map(({ place }) => html`<code>${place}</code>`) },
    { name: 'Applies to', values: [appliesTo(capability)] },
    { name: 'Kills a mutant that', values: mutants.map(({ does }) => does) },
    { name: 'Requirement set', values: historyOf(requirement) },
    { name: 'Link', values: [html`<a href="#${id}">#${id}</a>`] },
  ];
}

function sourceLink(source: string): Html {
  return html`<a href="${address(source)}">${source}</a>`;
}

function clauseLine({ number, link }: ClauseReference, { clauses, toHref }: References): Html {
  const href = toHref(link);
  const shown = href === undefined ? html`${link}` : html`<a href="${address(href)}">${number}</a>`;
  return html`${shown} ${inline(clauses.get(number)?.text ?? '')}`;
}
