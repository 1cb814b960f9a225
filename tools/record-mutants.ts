import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mutationResultSchema } from '../harness/mutation/mutation-result';
import { recordOf } from '../harness/mutation/record';
import { root } from '../harness/package-root';
import { allMutants } from '../harness/specification/mutants';
import { recordFile } from '../harness/specification/mutation-record';

/** Records the mutation score of `reports/mutants.json`. Throws unless all mutants ran and were killed. */
function main(): void {
  const file = join(root, 'reports', 'mutants.json');
  const record = recordOf(mutationResultSchema.parse(JSON.parse(readFileSync(file, 'utf8'))));
  const { length } = allMutants(root);
  if (record.mutants !== length || record.killed !== length) {
    const score = `${record.killed} of ${record.mutants} mutants killed`;
    throw new Error(`${file}: ${score}, but there are ${length}: run \`mutants\` with Redis`);
  }
  writeFileSync(join(root, recordFile), `${JSON.stringify(record, null, 2)}\n`);
}

main();
