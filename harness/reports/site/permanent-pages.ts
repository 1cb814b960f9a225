import { join } from 'node:path';
import { clauseLink } from '../../specification/contract';
import type { Requirement, RequirementSet } from '../../specification/requirements';
import { htmlDocument, styleOf } from '../html/document';
import { address, html, type Html } from '../html/html';
import { factList } from '../html/requirement/about';
import { appliesTo } from '../html/requirement/applies-to';
import type { Fact } from '../html/requirement/stated';
import { levelMark } from '../html/status-badges';
import { pages, permanentHref, requirementHref, setHref, siteHref } from './links';
import type { Site } from './site';

/** Renders a page for each requirement of each set, whose address never changes, and a list of each set. */
export function permanentPages(site: Site): (readonly [string, string])[] {
  return site.sets.flatMap((set) => [
    [setHref(set.set), setPage(site, set)] as const,
    ...promisesOf(set).map(
      (one) => [permanentHref(set.set, one.id), requirementPage(site, set, one)] as const,
    ),
  ]);
}

/** Returns the permanent addresses of a requirement, one for each set that has it. */
export function permanentLinks({ sets }: Pick<Site, 'sets'>, id: string): Fact {
  const own = sets.filter((set) => promisesOf(set).some((one) => one.id === id));
  return {
    name: 'Permanent link',
    values: own.map(({ set }) => html`<a href="${permanentHref(set, id)}">${set}/${id}</a>`),
  };
}

/** The requirements of a set without the Rules of the lesson, which belong to no set. */
function promisesOf({ requirements }: RequirementSet): Requirement[] {
  return requirements.filter(({ level }) => level !== undefined);
}

function setPage({ suite, sets }: Site, set: RequirementSet): string {
  const others = sets.filter((one) => one !== set);
  return document(suite.name, `Requirement set ${set.set}`, {
    opening: html`${statusOf(set)} Each requirement has an address that never changes.
    ${others.map((one) => html` <a href="../${setHref(one.set)}">Set ${one.set}</a>`)}`,
    body: html`<ul class="document">
      ${promisesOf(set).map(
        ({ id, level, title }) =>
          html`<li><a href="${id}.html">${id}</a> ${levelMark(level)} ${title}</li>`,
      )}
    </ul>`,
  });
}

function requirementPage(site: Site, set: RequirementSet, requirement: Requirement): string {
  const { id, level, title } = requirement;
  return document(site.suite.name, `${id} in requirement set ${set.set}`, {
    opening: html`${levelMark(level)} <b>${title}</b>`,
    body: html`<p>${statusOf(set)}</p>
      ${factList([...factsOf(requirement), ...elsewhere(site, set, id)])}`,
  });
}

function factsOf({ why, excluded, clause = [], source, capability }: Requirement): Fact[] {
  return [
    { name: 'Why it matters', values: [why] },
    { name: 'Not checked because', values: excluded === undefined ? [] : [excluded] },
    { name: 'Contract', values: clause.map(contractLink) },
    {
      name: 'Public source',
      values: source === undefined ? [] : [html`<a href="${address(source)}">${source}</a>`],
    },
    { name: 'Applies to', values: [appliesTo(capability)] },
  ];
}

function contractLink(number: string): Html {
  return html`<a href="../${siteHref(clauseLink(number)) ?? pages.contract}">${number}</a>`;
}

/** Where else the requirement stands: with its scenarios, in other sets, and what was split off from it later. */
function elsewhere(
  { sets, explanations, suite }: Site,
  { set }: RequirementSet,
  id: string,
): Fact[] {
  const shown = explanations.find(({ requirement }) => requirement.id === id);
  const others = sets.filter(
    (one) => one.set !== set && promisesOf(one).some((own) => own.id === id),
  );
  const parts = explanations.filter(({ requirement: { splitFrom, since } }) => {
    return splitFrom === id && since !== set;
  });
  return [
    {
      name: `Scenarios, in set ${suite.requirementSet}`,
      values: shown ? [html`<a href="../${requirementHref(shown)}">${id}</a>`] : [],
    },
    {
      name: 'In other sets',
      values: others.map((one) => html`<a href="../${permanentHref(one.set, id)}">${one.set}</a>`),
    },
    {
      name: 'Split off later',
      values: parts.map(({ requirement: { id: part, since = suite.requirementSet, title } }) => {
        return html`<a href="../${permanentHref(since, part)}">${part}</a> ${title}`;
      }),
    },
  ];
}

function statusOf({ set, status = 'frozen' }: RequirementSet): string {
  return status === 'open'
    ? `Requirement set ${set} is open: it may change until the first release.`
    : `Requirement set ${set} is frozen: its text does not change.`;
}

/** Renders a page that stands in the folder of its set. */
function document(
  name: string,
  heading: string,
  { opening, body }: Record<'opening' | 'body', Html>,
): string {
  return htmlDocument({
    title: `${heading} – ${name}`,
    style: styleOf(join(__dirname, 'site.css')),
    body: html`<header class="masthead site">
        <nav aria-label="Pages">
          <a href="../${pages.index}">Start</a> <a href="../${pages.requirements}">Requirements</a>
        </nav>
        <h1>${heading}</h1>
        <p class="grounds">${opening}</p>
      </header>
      <main class="site">${body}</main>`,
  });
}
