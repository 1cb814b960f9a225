import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from '../../../harness/package-root';
import { checkYaml } from '../../../harness/target-file/checked-yaml';

/** Folder of the variations. */
const folder = join(root, 'fixtures', 'variations');

const variationsSchema = z.array(
  z.strictObject({
    variation: z.string().min(1),
    /** What the server does differently: a verb phrase with the variation as its subject. */
    does: z.string().min(1),
    /** Clause of the contract, or public page, that allows it. */
    allowed: z.string().min(1),
    /** Program in this folder, without its extension. */
    program: z.string().min(1),
    /** Options of Socket.IO's server, for the program `connections/options`. */
    options: z.record(z.string(), z.unknown()).exactOptional(),
    env: z.record(z.string(), z.string()).exactOptional(),
    /** Keys of the target file in addition to those of the reference server. */
    target: z.record(z.string(), z.unknown()).exactOptional(),
    lane: z.string().default('one-server'),
    /** Ids or families of the requirements that it might seem to break. */
    keeps: z.array(z.string()).min(1),
  }),
);

/** A server that differs from the reference server, and is correct as well. */
export type Variation = z.infer<typeof variationsSchema.element>;

/** Returns all variations, in their order. Throws an error with a line for each mistake. */
export function allVariations(): readonly Variation[] {
  const file = join(folder, 'variations.yaml');
  const checked = checkYaml(variationsSchema, readFileSync(file, 'utf8'), file);
  if (checked.mistakes) throw new Error(checked.mistakes.join('\n'));
  return checked.data;
}

/** Returns the path of a variation's program. */
export function programOf({ program }: Pick<Variation, 'program'>): string {
  return join(folder, `${program}.ts`);
}

/** Returns the target file of a variation, which starts its program from a bundle. */
export function targetOf(
  { variation, options, env, target }: Variation,
  { reference, program }: { readonly reference: object; readonly program: string },
): object {
  return {
    ...reference,
    name: variation,
    start: { command: `exec "${process.execPath}" "${program}"` },
    env: { ...env, ...(options && { SOCKET_IO_OPTIONS: JSON.stringify(options) }) },
    ...target,
  };
}
