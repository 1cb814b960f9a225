import { PassThrough } from 'node:stream';
import { loadConfiguration, runCucumber } from '@cucumber/cucumber/api';
import {
  PickleStepType,
  type Envelope,
  type PickleStep,
  type PickleTable,
} from '@cucumber/messages';

/** The step definitions, and how the features use them. */
export interface DefinedSteps {
  /** Each expression with the first line that uses it, or undefined if none does; the table below it is part of the line. */
  readonly examples: ReadonlyMap<string, string | undefined>;
  /** Names of the parameters that this package defines. */
  readonly parameters: readonly string[];
}

const keywords: Readonly<Record<string, string>> = {
  [PickleStepType.CONTEXT]: 'Given',
  [PickleStepType.ACTION]: 'When',
  [PickleStepType.OUTCOME]: 'Then',
};

/** Reads the step definitions of this package by a dry run of its features. Works once in a process: Node loads them once. */
export async function readDefinedSteps(folder: string): Promise<DefinedSteps> {
  const provided = { dryRun: true };
  const { runConfiguration } = await loadConfiguration({ provided }, { cwd: folder });
  const envelopes: Envelope[] = [];
  const environment = { cwd: folder, stdout: new PassThrough().resume() };
  await runCucumber(runConfiguration, environment, (envelope) => envelopes.push(envelope));
  return definedStepsIn(envelopes);
}

/** Returns the step definitions that Cucumber has loaded, from its messages. */
function definedStepsIn(envelopes: readonly Envelope[]): DefinedSteps {
  const uses = firstUses(envelopes);
  const definitions = envelopes.flatMap(({ stepDefinition }) => stepDefinition ?? []);
  return {
    examples: new Map(definitions.map(({ id, pattern }) => [pattern.source, uses.get(id)])),
    parameters: envelopes.flatMap(({ parameterType }) => parameterType?.name ?? []),
  };
}

/** The first line of the features that uses each step definition, by its id. */
function firstUses(envelopes: readonly Envelope[]): Map<string, string> {
  const steps = new Map(
    envelopes.flatMap(({ pickle }) => pickle?.steps ?? []).map((step) => [step.id, step]),
  );
  const uses = new Map<string, string>();
  for (const { stepDefinitionIds = [], pickleStepId = '' } of envelopes.flatMap(
    ({ testCase }) => testCase?.testSteps ?? [],
  )) {
    const [definition] = stepDefinitionIds;
    const step = steps.get(pickleStepId);
    if (definition !== undefined && step && !uses.has(definition))
      uses.set(definition, lineOf(step));
  }
  return uses;
}

function lineOf({ type, text, argument }: PickleStep): string {
  const keyword = keywords[type ?? ''] ?? '*';
  return [`${keyword} ${text}`, ...rowsOf(argument?.dataTable)].join('\n');
}

function rowsOf(table: PickleTable | undefined): string[] {
  const cells = (table?.rows ?? []).map((row) => row.cells.map(({ value }) => value));
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(...cells.map((row) => row[column]?.length ?? 0)),
  );
  return cells.map((row) => {
    const padded = row.map((cell, column) => cell.padEnd(widths[column] ?? 0));
    return `  | ${padded.join(' | ')} |`;
  });
}
