import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { z } from 'zod';
import { checkYaml } from '../checked-yaml';

const faultsSchema = z.array(
  z.strictObject({
    /** Its file, without `.ts`. */
    fault: z.string(),
    /** For people: what is wrong with it. */
    does: z.string(),
    /** The requirements that must fail. */
    breaks: z.array(z.string()).min(1),
    /** The lane in which it is looked for. */
    lane: z.string(),
    /** A part of the message with which each of them must fail. */
    says: z.string(),
  }),
);

/** A broken server, and what the suite must say of it. */
export type Fault = z.infer<typeof faultsSchema>[number];

/** The faults that the `faults.yaml` of a folder lists. Throws an error with a line for each mistake in it. */
export function loadFaults(folder: string): readonly Fault[] {
  const file = join(folder, 'faults.yaml');
  const name = relative(process.cwd(), file);
  const checked = checkYaml(faultsSchema, readFileSync(file, 'utf8'), name);
  if (checked.mistakes) throw new Error(checked.mistakes.join('\n'));
  return checked.data;
}

/** All faults of this package's folder, area by area. */
export function allFaults(root: string): readonly Fault[] {
  const folder = join(root, 'fixtures', 'faults');
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => loadFaults(join(folder, name)));
}
