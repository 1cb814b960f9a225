import { clauseAnchor, clauseLink, type Clause } from '../../specification/contract';
import type { Explanation } from '../../specification/explanation';
import { html, type Html } from './html';
import { inline } from './markdown/inline';

/** Returns where a link to a clause leads on a page that lists the clauses itself. */
export function clauseHref(link: string): string | undefined {
  return /^docs\/contract\.md(#c\d+-\d+)$/.exec(link)?.[1];
}

/** Renders the contract clauses that requirements test, each with the requirements. */
export function clauseList(
  clauses: ReadonlyMap<string, Clause>,
  explanations: readonly Explanation[],
): Html | false {
  const cited = [...clauses.values()].flatMap((clause) => {
    const link = clauseLink(clause.number);
    const own = explanations.filter((one) => one.clauses.some((other) => other.link === link));
    return own.length === 0 ? [] : [entry(clause, own)];
  });
  if (cited.length === 0) return false;
  return html`<section class="clauses">
    <h2>Contract clauses</h2>
    <dl class="about">${cited}</dl>
  </section>`;
}

function entry({ number, text }: Clause, own: readonly Explanation[]): Html {
  const links = own.map(
    ({ requirement: { id, title } }) =>
      html`<a class="id" href="#${id}" title="${title}">${id}</a> `,
  );
  return html`<div id="${clauseAnchor(number)}">
    <dt>${number}</dt>
    <dd>${inline(text)} ${links}</dd>
  </div>`;
}
