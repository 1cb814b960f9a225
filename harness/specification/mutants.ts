import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { z } from 'zod';
import { checkYaml } from '../target-file/checked-yaml';

const faultsSchema = z.array(
  z.strictObject({
    /** Its file, without `.ts`. */
    fault: z.string(),
    /** For people: what is wrong with it. */
    does: z.string(),
    /** The requirements that must fail; none if the run must end before the first scenario. */
    breaks: z.array(z.string()),
    /** The lane in which it is looked for. */
    lane: z.string(),
    /** A part of the message with which each of them must fail. */
    says: z.string(),
    /** What exploring begins with, if that is to find it: the first history of this seed meets it. */
    seed: z.int().nonnegative().exactOptional(),
  }),
);

/** A broken server, and what the suite must say of it. */
export interface Mutant extends z.infer<typeof faultsSchema.element> {
  /** Its program. */
  readonly file: string;
}

/** All faults of this package, folder by folder. Throws an error with a line for each mistake in a `mutants.yaml`. */
export function allMutants(root: string): readonly Mutant[] {
  const folder = join(root, 'fixtures', 'mutants');
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => faultsIn(join(folder, name)));
}

function faultsIn(folder: string): readonly Mutant[] {
  const file = join(folder, 'mutants.yaml');
  const name = relative(process.cwd(), file);
  const checked = checkYaml(faultsSchema, readFileSync(file, 'utf8'), name);
  if (checked.mistakes) throw new Error(checked.mistakes.join('\n'));
  return checked.data.map((one) => ({ ...one, file: join(folder, `${one.fault}.ts`) }));
}
