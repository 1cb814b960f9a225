import { Command } from 'commander';
import { invocation, root } from '../package-root';
import { UsageError } from '../run/options';
import { explanationOf, type Explanation } from '../specification/explanation';
import { allMutants } from '../specification/mutants';
import { loadRequirements } from '../specification/requirement-file';
import type { Requirement } from '../specification/requirements';
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
  return `${id}  ${level.padEnd(6)}  ${capability.padEnd(18)}  ${shown.padStart(3)}  ${title}`;
}

function linesOf({ requirement, rules, scenarios, faults }: Explanation): string[] {
  const { id, level, title, capability, why, excluded } = requirement;
  return [
    `${id} ${level}  ${title}`,
    ...(why === undefined ? [] : ['', `  ${why}`]),
    '',
    ...sourcesOf(requirement).map((source) => `  source      ${source}`),
    `  capability  ${capability}`,
    ...rules.map(({ place }) => `  rule        ${place}`),
    ...(excluded === undefined ? [] : [`  excluded    ${excluded}`]),
    ...listed(
      'scenarios',
      scenarios.map(({ name, place }) => `${place}  ${name}`),
    ),
    ...listed(
      'mutants that must fail it',
      faults.map(({ does, fault, lane }) => `${fault} (${lane}): ${does}`),
    ),
  ];
}

/** Clauses of the contract, and the public document behind them. */
function sourcesOf({ clause = [], source }: Requirement): string[] {
  const clauses = clause.map((one) => `docs/contract.md#c${one.replace('.', '-')}`);
  return [...clauses, source];
}

function listed(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', `  ${title}`, ...lines.map((line) => `    ${line}`)];
}
