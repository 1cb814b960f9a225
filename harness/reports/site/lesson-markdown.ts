import {
  isNumbered,
  scenariosOf,
  statementAnchor,
  statementsOf,
  type Lesson,
  type Statement,
} from '../../specification/lesson';
import type { Mutant } from '../../specification/mutants';
import type { Scenario } from '../../specification/specification';
import { markText } from '../html/lesson/statement';
import { escaped } from '../markdown';

/** What the ledger of the lesson is made of. */
export interface LessonSources {
  readonly lesson: Lesson;
  readonly scenarios: readonly Scenario[];
  readonly mutants: readonly Mutant[];
}

/** Where the ledger of the lesson is, from this package's own folder. */
export const lessonPage = 'docs/lesson.md';

/** Writes `docs/lesson.md`: every statement of the lesson, its mark, and the scenarios that show or correct it. */
export function lessonMarkdown(sources: LessonSources): string {
  const sections = sources.lesson.sections.flatMap(({ section, statements }) => [
    `## ${section}`,
    ...statements.map((statement) => blockOf(statement, sources)),
  ]);
  return `${['# The lesson, statement by statement', opening(sources.lesson), ...sections].join('\n\n')}\n`;
}

/** Returns the page without line numbers, which move with every edit: a link that is a few lines off still finds its scenario. */
export function withoutLines(page: string): string {
  return page.replace(/#L\d+\)/g, ')');
}

function opening(lesson: Lesson): string {
  const statements = statementsOf(lesson);
  const numbered = statements.filter(isNumbered);
  const count = (wanted: string): number => numbered.filter(({ mark }) => mark === wanted).length;
  return `This project began with a lesson on rooms and namespaces in NestJS. The lesson makes ${numbered.length} statements, not counting its headings, questions and code. ${count('shown')} are true, and scenarios show it. ${count('corrected')} are wrong or need a condition, and scenarios show what is true instead. ${count('opinion')} are opinions, analogies or advice. A letter marks what repeats a statement or lists its parts. The statements are paraphrased.

The scenarios stand in [features/00-lesson](../features/00-lesson/01-build-up.feature). After each stand the [mutants](glossary.md#mutant) that fail it: servers with a mistake in this behavior. \`npm run docs\` writes this page from [lesson.yaml](../fixtures/requirements/lesson.yaml).`;
}

function blockOf(statement: Statement, { scenarios, mutants }: LessonSources): string {
  const { mark, says } = statement;
  const links = scenariosOf(statement).map((title) => linkOf(title, scenarios, mutants));
  const depth = statement.mark === 'opinion' ? [] : [`In depth: ${statement.depth.join(', ')}.`];
  const truth = statement.truth === undefined ? '' : ` ${statement.truth}`;
  return [
    `<a id="${statementAnchor(statement)}"></a>**${statement.number}.** ${says} **${markText[mark]}.**${truth}`,
    ...(links.length > 0 ? [links.join('\n')] : []),
    ...depth,
  ].join('\n\n');
}

function linkOf(title: string, scenarios: readonly Scenario[], mutants: readonly Mutant[]): string {
  const scenario = scenarios.find(({ name }) => name === title);
  const [file = '', line = ''] = scenario?.place.split(':') ?? [];
  const rule = scenario?.requirements.join() ?? '';
  const failing = mutants
    .filter((mutant) => mutant.scenarios?.includes(title))
    .map(({ mutant }) => `\`${mutant}\``);
  const fails = failing.length > 0 ? `; fails against ${failing.join(', ')}` : '';
  return `- ${rule}: [${escaped(title)}](../${file}#L${line})${fails}`;
}
