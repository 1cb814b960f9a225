import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { proofSchema } from '../harness/mutation/proof';
import { recordOf } from '../harness/mutation/record';
import { root } from '../harness/package-root';
import { allMutants } from '../harness/specification/mutants';
import { recordFile } from '../harness/specification/mutation-record';

/** Keeps what `reports/proof.json` says. Throws unless that is a proof of all faults, each of which was killed. */
function main(): void {
  const file = join(root, 'reports', 'proof.json');
  const proof = proofSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const record = recordOf(proof);
  const { length } = allMutants(root);
  if (record.faults !== length || record.killed !== length) {
    const proven = `${record.killed} of ${record.faults} killed`;
    throw new Error(`${file}: ${proven}, but there are ${length} faults: run \`prove\` with Redis`);
  }
  writeFileSync(join(root, recordFile), `${JSON.stringify(record, null, 2)}\n`);
}

main();
