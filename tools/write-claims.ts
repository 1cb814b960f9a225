import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../harness/package-root';
import { claimsMarkdown } from '../harness/reports/claims-markdown';
import { readVerdict } from '../harness/reports/verdict-file';
import { loadLesson } from '../harness/specification/lesson-claims';
import { readSpecification } from '../harness/specification/specification';

/** Writes `docs/claims.md` from the features and the last run's `reports/verdict.json`. */
async function main(): Promise<void> {
  const verdict = await readVerdict(join(root, 'reports'));
  const { scenarios } = await readSpecification(root);
  writeFileSync(
    join(root, 'docs', 'claims.md'),
    claimsMarkdown(loadLesson(root), scenarios, verdict),
  );
}

void main();
