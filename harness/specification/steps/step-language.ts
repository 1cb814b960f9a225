import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { checkYaml } from '../../target-file/checked-yaml';

/** Where the step language is described, from this package's own folder. */
const stepLanguageFile = join('features', 'steps.yaml');

const text = z.string().min(1);

const parameterSchema = z.strictObject({
  name: text,
  /** Left out where its forms say enough. */
  means: text.exactOptional(),
  /** What may stand in its place, each with its meaning. */
  forms: z.array(z.strictObject({ form: text, means: text })).min(1),
});

const stepSchema = z.strictObject({
  /** The Cucumber expression, as in the step definitions. */
  step: text,
  does: text,
  /** The event on the wire. */
  wire: text,
  /** The Socket.IO or NestJS call behind it. */
  call: text,
});

const areaSchema = z.strictObject({
  area: text,
  says: text.exactOptional(),
  steps: z.array(stepSchema).min(1),
});

const languageSchema = z.strictObject({
  parameters: z.array(parameterSchema),
  areas: z.array(areaSchema),
});

/** The description of every step expression and parameter; texts are Markdown on one line. */
export type StepLanguage = z.infer<typeof languageSchema>;

/** One described step expression. */
export type DescribedStep = z.infer<typeof stepSchema>;

/** One described parameter of step expressions. */
export type DescribedParameter = z.infer<typeof parameterSchema>;

/** Steps that belong together. */
export type StepArea = z.infer<typeof areaSchema>;

/** What the step definitions define, by name. */
export interface DefinedNames {
  readonly expressions: readonly string[];
  readonly parameters: readonly string[];
}

/** Reads the step language in this package's folder. Throws an error with a line for each mistake. */
export function loadStepLanguage(folder: string): StepLanguage {
  const yamlText = readFileSync(join(folder, stepLanguageFile), 'utf8');
  const checked = checkYaml(languageSchema, yamlText, stepLanguageFile);
  if (checked.mistakes) throw new Error(checked.mistakes.join('\n'));
  return checked.data;
}

/** Lists expressions and parameters that are defined and not described, or described and not defined, or described twice. */
export function languageDrift(language: StepLanguage, defined: DefinedNames): string[] {
  const steps = language.areas.flatMap((area) => area.steps.map(({ step }) => step));
  const parameters = language.parameters.map(({ name }) => name);
  return [
    ...differences('the step', steps, defined.expressions),
    ...differences('the parameter', parameters, defined.parameters),
  ];
}

function differences(
  what: string,
  described: readonly string[],
  defined: readonly string[],
): string[] {
  const twice = described.filter((name, index) => described.indexOf(name) !== index);
  const undescribed = defined.filter((name) => !described.includes(name));
  const undefinedOnes = described.filter((name) => !defined.includes(name));
  return [
    ...twice.map((name) => `${stepLanguageFile}: ${what} "${name}" is described twice`),
    ...undescribed.map((name) => `${stepLanguageFile}: ${what} "${name}" is not described`),
    ...undefinedOnes.map((name) => `${stepLanguageFile}: ${what} "${name}" is not defined`),
  ];
}
