import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { checkYaml } from '../target-file/checked-yaml';

const mutantsSchema = z.array(
  z.strictObject({
    /** Name of its file, without `.ts`. */
    mutant: z.string(),
    /** Wrong behavior: a verb phrase with the mutant as its subject. */
    does: z.string(),
    /** Ids of the requirements that must fail; empty if the run must end before the first scenario. */
    breaks: z.array(z.string()),
    /** Lane in which the suite runs against it. */
    lane: z.string(),
    /** Part of the message with which each of the requirements must fail. */
    says: z.string(),
    /** Titles of the scenarios of the lesson that must fail as well. */
    scenarios: z.array(z.string()).min(1).exactOptional(),
    /** Seed of the random histories, if exploring must find the mutant: the first history of this seed does. */
    seed: z.int().nonnegative().exactOptional(),
  }),
);

/** A deliberately broken server, and how the suite must fail it. */
export interface Mutant extends z.infer<typeof mutantsSchema.element> {
  /** Absolute path of its program. */
  readonly file: string;
}

/**
 * Returns all mutants, in the order of the folders that hold a `mutants.yaml`. Throws an error with a line for each
 * mistake in one of these files.
 */
export function allMutants(root: string): readonly Mutant[] {
  const folder = join(root, 'fixtures', 'mutants');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('mutants.yaml'))
    .sort()
    .flatMap((file) => mutantsIn(join(folder, file)));
}

function mutantsIn(file: string): readonly Mutant[] {
  const name = relative(process.cwd(), file);
  const checked = checkYaml(mutantsSchema, readFileSync(file, 'utf8'), name);
  if (checked.mistakes) throw new Error(checked.mistakes.join('\n'));
  return checked.data.map((one) => ({ ...one, file: join(dirname(file), `${one.mutant}.ts`) }));
}
