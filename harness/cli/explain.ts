import { Command } from 'commander';
import { invocation, root } from '../package-root';
import { UsageError } from '../run/options';
import { explanationOf, type Explanation } from '../specification/explanation';
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
      const requirement = requirementWith(id);
      const specification = await readSpecification(root);
      const explanation = explanationOf(requirement, specification, allMutants(root));
      print(`${linesOf(explanation).join('\n')}\n`);
    });
}

/** Throws UsageError if there is none. */
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

function linesOf({ requirement, rules, scenarios, clauses, mutants }: Explanation): string[] {
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

function listed(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', `  ${title}`, ...lines.map((line) => `    ${line}`)];
}
