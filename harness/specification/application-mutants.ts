import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { checkYaml } from '../target-file/checked-yaml';

const mutantsSchema = z.array(
  z.strictObject({
    mutant: z.string().min(1),
    /** Wrong behavior: a verb phrase with the mutant as its subject. */
    does: z.string().min(1),
    /** Text of `server.js` that stands there once, and what stands in its place. */
    replace: z.string().min(1),
    with: z.string(),
    /** Ids of the requirements that must fail. */
    breaks: z.array(z.string()).min(1),
    /** Part of the message with which each of them must fail. */
    says: z.string().min(1),
  }),
);

/** A small change that breaks an application of `fixtures/applications`. */
export type ApplicationMutant = z.infer<typeof mutantsSchema.element>;

/** Returns the mutants of an application in its folder. Throws an error with a line for each mistake. */
export function applicationMutants(folder: string): readonly ApplicationMutant[] {
  const file = join(folder, 'mutants.yaml');
  const checked = checkYaml(mutantsSchema, readFileSync(file, 'utf8'), file);
  if (checked.mistakes) throw new Error(checked.mistakes.join('\n'));
  return checked.data;
}

/** Returns the program of a mutant. Throws if the text to replace does not stand there exactly once. */
export function mutated(program: string, { mutant, replace, with: by }: ApplicationMutant): string {
  const count = program.split(replace).length - 1;
  if (count !== 1) throw new Error(`${mutant}: the text to replace occurs ${count} times`);
  return program.replace(replace, () => by);
}
