import { Command } from 'commander';
import { invocation, root } from '../package-root';
import { UsageError } from '../run/options';
import { explanationOf, type Explanation } from '../specification/explanation';
import { inDepthOf, inLessonOf } from '../specification/lesson-links';
import { allMutants } from '../specification/mutants';
import { loadRequirements } from '../specification/requirement-file';
import { historyOf } from '../specification/sets/history';
import { levelName, type Requirement, type RequirementSet } from '../specification/requirements';
import { idInSet, mutantsInSet, specificationInSet } from '../specification/sets/earlier-set';
import { readSpecification, type Specification } from '../specification/specification';
import { didYouMean } from '../suggest';
import { requirementSetOption } from './requirement-set';
import { idOf } from './run';

interface SetOptions {
  readonly requirementSet?: string;
  readonly json?: true;
}

type Print = (text: string) => void;

/** The command `list`: every requirement of the set, a line each. */
export function listCommand(print: Print): Command {
  return new Command('list')
    .description('List all requirements: id, level, capability, number of scenarios, title')
    .addOption(requirementSetOption())
    .option('--json', 'print a JSON array of the requirements')
    .action(async ({ requirementSet, json }: SetOptions) => {
      const { set } = loadRequirements(root, requirementSet);
      if (json) {
        print(jsonText((await explanations(set)).map(recordOf)));
        return;
      }
      const specification = specificationInSet(set, await readSpecification(root));
      for (const one of set.requirements) print(`${lineOf(one, specification)}\n`);
    });
}

/** The command `explain`: everything that is known of one requirement. */
export function explainCommand(print: Print): Command {
  return new Command('explain')
    .description(
      'Explain a requirement: why it matters, the clause that states it, its scenarios and mutants',
    )
    .argument('<id>', 'id of the requirement, such as RM-01')
    .addOption(requirementSetOption())
    .option('--json', 'print a JSON object')
    .action(async (id: string, { requirementSet, json }: SetOptions) => {
      const { set } = loadRequirements(root, requirementSet);
      const { id: wanted } = requirementWith(id, set);
      const all = await explanations(set);
      const explanation = all.find(({ requirement }) => requirement.id === wanted);
      if (!explanation) return;
      print(json ? jsonText(recordOf(explanation)) : `${linesOf(explanation, all).join('\n')}\n`);
    });
}

/** What `--json` prints of a requirement. */
function recordOf({ requirement, rules, scenarios, clauses, mutants }: Explanation): object {
  return {
    ...requirement,
    clauses: clauses.map(({ link }) => link),
    rules: rules.map(({ place }) => place),
    scenarios: scenarios.map(({ name, place }) => ({ name, place })),
    mutants: mutants.map(({ mutant, lane, does }) => ({ mutant, lane, does })),
  };
}

function jsonText(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

async function explanations(set: RequirementSet): Promise<Explanation[]> {
  const specification = specificationInSet(set, await readSpecification(root));
  const mutants = mutantsInSet(set, allMutants(root));
  return set.requirements.map((one) => explanationOf(one, specification, mutants));
}

/** Returns the requirement with an id. Throws UsageError if no requirement of the set has it. */
function requirementWith(text: string, set: RequirementSet): Requirement {
  const { requirements } = set;
  const wanted = idInSet(set, idOf(text));
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
    ...historyOf(requirement).map((line) => `  set         ${line}`),
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
