import { factList } from '../../html/requirement/about';
import {
  scenariosOf,
  statementAnchor,
  statementsNamedIn,
  truthIn,
  type Statement,
} from '../../../specification/lesson';
import type { StatementVerdict } from '../../../verdict/lesson/statement-verdicts';
import { gherkin } from '../../html/gherkin';
import { html, type Html } from '../../html/html';
import { lessonFacts } from '../../html/lesson/lesson-facts';
import { statementItem } from '../../html/lesson/statement';
import { inline } from '../../html/markdown/inline';
import { statusMark } from '../../html/status-badges';
import { featureHref, pages, requirementHref } from '../links';
import type { Site } from '../site';
import { codeExcerpt } from './code';
import type { RuledExplanation } from './lesson-rules';
import { ruleParts } from './rule-parts';
import { lessonScenario } from './scenario';

/** What the Rules of the page have in common. */
export interface LessonPage {
  readonly site: Site;
  readonly verdicts: readonly StatementVerdict[];
  /** Anchors on this page of the scenarios, by title. */
  readonly anchors: ReadonlyMap<string, string>;
}

/** Renders a Rule of the lesson: what is true, what the lesson says, what was shown, and the code that does it. */
export function lessonRule(page: LessonPage, ruled: RuledExplanation): Html {
  const { requirement } = ruled.explanation;
  const { id, title, why } = requirement;
  const judged = page.site.verdict?.requirements.find((one) => one.id === id);
  return html`<section class="lesson-rule" id="${id}">
    <h3>${inline(title)} ${judged && statusMark(judged.status)}</h3>
    <p>${inline(truthIn(ruled.rule.description))}</p>
    <p><span class="quiet">Why it matters:</span> ${inline(why)}</p>
    ${statements(page, ruled)}
    <h4>What was shown</h4>
    ${scenarios(page, ruled)} ${code(page, id)} ${further(page, ruled)}
  </section>`;
}

function statements({ site, verdicts, anchors }: LessonPage, { rule }: RuledExplanation): Html {
  const named = statementsNamedIn(rule.description, site.lesson);
  const own = verdicts.filter(({ statement }) => named.includes(statement));
  const toHref = ({ title }: { readonly title: string }): string | undefined => {
    const anchor = anchors.get(title);
    return anchor === undefined ? undefined : `#${anchor}`;
  };
  return html`<h4>What the lesson says</h4>
    ${own.map((one) => statementItem(withoutFigures(one), { toHref, hasRun: site.verdict !== undefined }))}`;
}

/** The scenario beside the statement shows them. */
function withoutFigures(verdict: StatementVerdict): StatementVerdict {
  return { ...verdict, scenarios: verdict.scenarios.map((one) => ({ ...one, runs: [] })) };
}

function scenarios({ site }: LessonPage, { explanation, rule }: RuledExplanation): Html {
  const parts = ruleParts(rule);
  const judged = site.verdict?.requirements.find(({ id }) => id === explanation.requirement.id);
  return html`${parts.background !== '' && gherkin(parts.background)}
  ${parts.scenarios.map((part) => {
    const runs = judged?.scenarios.filter(({ name }) => name === part.title) ?? [];
    return lessonScenario(site, part, runs);
  })}`;
}

function code({ site: { lesson, code: excerpts } }: LessonPage, id: string): Html | false {
  const places = lesson.rules.find((one) => one.id === id)?.code ?? [];
  const own = places.flatMap((place) => excerpts.get(place) ?? []);
  if (own.length === 0) return false;
  return html`<h4>The NestJS code of the reference server that does it</h4>
    ${own.map(codeExcerpt)}`;
}

/** Links to the rest of the specification, and the servers that the Rule fails. */
function further(page: LessonPage, { explanation, rule }: RuledExplanation): Html {
  const { site } = page;
  const facts = [
    ...lessonFacts(explanation, site.explanations, requirementHref),
    { name: 'Fails against a server that', values: explanation.mutants.map(({ does }) => does) },
    {
      name: 'Also shown here',
      values: alsoShown(page, rule.description, explanation.requirement.id),
    },
    {
      name: 'As a feature',
      values: [
        html`<a href="${featureHref(rule.place)}#${explanation.requirement.id}"
          >${rule.feature}</a
        >`,
      ],
    },
  ];
  return factList(facts);
}

/** Statements that scenarios of the Rule show as well, besides those that it is about. */
function alsoShown({ site, verdicts }: LessonPage, description: string, id: string): Html[] {
  const named = statementsNamedIn(description, site.lesson);
  const titles = site.scenarios.filter(({ requirements }) => requirements.includes(id));
  const isShown = (statement: Statement): boolean =>
    !named.includes(statement) && titles.some(({ name }) => scenariosOf(statement).includes(name));
  const links = verdicts
    .map(({ statement }) => statement)
    .filter(isShown)
    .map((one) => html`<a href="${pages.statements}#${statementAnchor(one)}">${one.number}</a> `);
  return links.length === 0 ? [] : [html`statements ${links}`];
}
