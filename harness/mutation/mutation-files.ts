import { join } from 'node:path';
import { writeWhole } from '../reports/atomic-write';
import { mutationPage } from './mutation-page';
import { mutationResultSchema, type MutationResult } from './mutation-result';

/** Writes `mutants.json` and `mutants.html` into `out`. Throws if the result does not match its schema. */
export async function writeMutationResult(out: string, result: MutationResult): Promise<void> {
  const json = `${JSON.stringify(mutationResultSchema.parse(result), null, 2)}\n`;
  await writeWhole(join(out, 'mutants.json'), json);
  await writeWhole(join(out, 'mutants.html'), mutationPage(result));
}
