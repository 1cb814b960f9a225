import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { claimsPage } from '../reports/claims-page';
import { loadLesson } from '../specification/claims';
import { readSpecification } from '../specification/specification';
import { verdictSchema } from '../verdict/schema';
import { root } from './lane-run';

/** Writes `docs/claims.md` from the features and the last run's `reports/verdict.json`. */
async function main(): Promise<void> {
  const file = join(root, 'reports', 'verdict.json');
  if (!existsSync(file)) throw new Error(`${file} is missing: run \`npm run conformance\` first`);
  const verdict = verdictSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const { scenarios } = await readSpecification(root);
  writeFileSync(join(root, 'docs', 'claims.md'), claimsPage(loadLesson(root), scenarios, verdict));
}

void main();
