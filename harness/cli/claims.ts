import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { claimsPage } from '../reports/claims-page';
import { readVerdict } from '../reports/verdict-file';
import { loadLesson } from '../specification/claims';
import { readSpecification } from '../specification/specification';
import { root } from './lane-run';

/** Writes `docs/claims.md` from the features and the last run's `reports/verdict.json`. */
async function main(): Promise<void> {
  const verdict = await readVerdict(join(root, 'reports'));
  const { scenarios } = await readSpecification(root);
  writeFileSync(join(root, 'docs', 'claims.md'), claimsPage(loadLesson(root), scenarios, verdict));
}

void main();
