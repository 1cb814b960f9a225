import { Command } from 'commander';
import { root } from '../package-root';
import { checkNames } from '../run/options';
import { explanationOf, type Explanation } from '../specification/explanation';
import { allMutants } from '../specification/mutants';
import { loadRequirements } from '../specification/requirement-file';
import type { Requirement } from '../specification/requirements';
import { readSpecification, type Specification } from '../specification/specification';

type Print = (text: string) => void;

/** The command `list`: every requirement of the set, a line each. */
export function listCommand(print: Print): Command {
  return new Command('list')
    .description('list the requirements: id, level, capability, how many scenarios, sentence')
    .action(async () => {
      const { requirements } = loadRequirements(root).set;
      const specification = await readSpecification(root);
      for (const one of requirements) print(`${lineOf(one, specification)}\n`);
    });
}

/** The command `explain`: all that is known of one requirement. */
export function explainCommand(print: Print): Command {
  return new Command('explain')
    .description(
      'explain a requirement: its Rule, scenarios, sources, and the faults it has caught',
    )
    .argument('<id>', 'such as RM-01')
    .action(async (id: string) => {
      const { requirements } = loadRequirements(root).set;
      checkNames(
        'requirement',
        [id],
        requirements.map((one) => one.id),
      );
      const specification = await readSpecification(root);
      const faults = allMutants(root);
      for (const one of requirements.filter((requirement) => requirement.id === id))
        print(`${linesOf(explanationOf(one, specification, faults)).join('\n')}\n`);
    });
}

function lineOf(requirement: Requirement, { scenarios }: Specification): string {
  const { id, level, capability, title, excluded } = requirement;
  const count = scenarios.filter(({ requirements }) => requirements.includes(id)).length;
  const shown = excluded === undefined ? String(count) : '-';
  return `${id}  ${level.padEnd(6)}  ${capability.padEnd(18)}  ${shown.padStart(3)}  ${title}`;
}

function linesOf({ requirement, rules, scenarios, why, faults }: Explanation): string[] {
  const { id, level, title, capability, source, excluded } = requirement;
  return [
    `${id} ${level}  ${title}`,
    `  capability  ${capability}`,
    ...rules.map(({ place }) => `  rule        ${place}`),
    ...why.map((about) => `  why         ${about}`),
    `  source      ${source}`,
    ...(excluded === undefined ? [] : [`  excluded    ${excluded}`]),
    ...titled(
      '  scenarios',
      scenarios.map(({ name, place }) => `${name} (${place})`),
    ),
    ...titled(
      '  seen to catch a server that',
      faults.map(({ does, mutant, lane }) => `${does} (${mutant}, in ${lane})`),
    ),
  ];
}

function titled(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `    - ${line}`)];
}
