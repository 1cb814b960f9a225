import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { applicationNames, passedBy, recordFile, reportOf } from './tests/applications';
import { verdictSchema } from '../harness/verdict/schema';

/** Records the requirements that each application exercised in the last run of `npm run test:all`. */
function main(): void {
  const entries = applicationNames().map((name) => {
    const file = join(reportOf(name), 'verdict.json');
    return [name, passedBy(verdictSchema.parse(JSON.parse(readFileSync(file, 'utf8'))))] as const;
  });
  writeFileSync(recordFile, `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`);
}

main();
