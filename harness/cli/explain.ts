import { Command } from 'commander';
import { invocation, root } from '../package-root';
import { UsageError } from '../run/options';
import { explanationOf, type Explanation } from '../specification/explanation';
import { inDepthOf, inLessonOf } from '../specification/lesson-links';
import { allMutants } from '../specification/mutants';
import { loadRequirements } from '../specification/requirement-file';
import { levelName, type Requirement } from '../specification/requirements';
import { readSpecification, type Specification } from '../specification/specification';
import { didYouMean } from '../suggest';
import { idOf } from './run';

type Print = (text: string) => void;

/** The command `list`: every requirement of the set, a line each. */
export function listCommand(print: Print): Command {
  return new Command('list')
    .description('List all requirements: id, level, capability, number of scenarios, title')
    .action(async () => {
      const { requirements } = loadRequirements(root).set;
      const specification = await readSpecification(root);
      for (const one of requirements) print(`${lineOf(one, specification)}\n`);
    });
}

/** The command `explain`: everything that is known of one requirement. */
export function explainCommand(print: Print): Command {
  return new Command('explain')
    .description(
      'Explain a requirement: why it matters, the clause that states it, its scenarios and mutants',
    )
    .argument('<id>', 'id of the requirement, such as RM-01')
    .action(async (id: string) => {
      const { id: wanted } = requirementWith(id);
      const all = await explanations();
      const explanation = all.find(({ requirement }) => requirement.id === wanted);
      if (explanation) print(`${linesOf(explanation, all).join('\n')}\n`);
    });
}

async function explanations(): Promise<Explanation[]> {
  const specification = await readSpecification(root);
  const mutants = allMutants(root);
  const { requirements } = loadRequirements(root).set;
  return requirements.map((one) => explanationOf(one, specification, mutants));
}

/** Returns the requirement with an id. Throws UsageError if no requirement has it. */
function requirementWith(text: string): Requirement {
  const { requirements } = loadRequirements(root).set;
  const wanted = idOf(text);
  const found = requirements.find(({ id }) => id === wanted);
  if (found) return found;
  const ids = requirements.map(({ id }) => id);
  const hint = didYouMean(text, ids) || `; \`${invocation} list\` shows all`;
  throw new UsageError(`unknown requirement ${text}${hint}`);
}

function lineOf(requirement: Requirement, { scenarios }: Specification): string {
  const { id, level, capability, title, excluded } = requirement;
  const count = scenarios.filter(({ requirements }) => requirements.includes(id)).length;
  const shown = excluded === undefined ? String(count) : '-';
  return `${id.padEnd(9)}  ${levelName(level).padEnd(6)}  ${capability.padEnd(18)}  ${shown.padStart(3)}  ${title}`;
}

function linesOf(explanation: Explanation, all: readonly Explanation[]): string[] {
  const { requirement, rules, scenarios, clauses, mutants } = explanation;
  const { id, level, title, capability, source, excluded, why } = requirement;
  return [
    `${id} ${levelName(level)}  ${title}`,
    '',
    `  ${why}`,
    '',
    ...clauses.map(({ link }) => `  contract    ${link}`),
    `  source      ${source}`,
    `  capability  ${capability}`,
    ...rules.map(({ place }) => `  rule        ${place}`),
    ...(excluded === undefined ? [] : [`  excluded    ${excluded}`]),
    ...listed('in depth', inDepthOf(explanation, all).map(titleOf)),
    ...listed('in the lesson', inLessonOf(explanation, all).map(titleOf)),
    ...listed(
      'scenarios',
      scenarios.map(({ name, place }) => `${place}  ${name}`),
    ),
    ...listed(
      'mutants that must fail it',
      mutants.map(({ does, mutant, lane }) => `${mutant} (${lane}): ${does}`),
    ),
  ];
}

function titleOf({ requirement: { id, title } }: Explanation): string {
  return `${id}  ${title}`;
}

function listed(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', `  ${title}`, ...lines.map((line) => `    ${line}`)];
}
