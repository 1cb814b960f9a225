import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../harness/package-root';
import { writeSite } from '../harness/reports/site/site-files';
import { readVerdict } from '../harness/reports/verdict-file';
import { readDefinedSteps } from '../harness/specification/steps/defined-steps';
import { stepLanguagePage } from '../harness/specification/steps/step-language-markdown';
import { currentLessonClaimsPage, lessonClaimsPage } from './lesson-claims-page';
import { siteOf } from './site-content';
import { currentStepLanguagePage } from './step-language-page';

/**
 * Writes everything that is generated from the features: `features/README.md`, `docs/claims.md` if there is a verdict in
 * `reports/`, and the site in `reports/site/`.
 */
async function main(): Promise<void> {
  const reports = join(root, 'reports');
  const hasRun = existsSync(join(reports, 'verdict.json'));
  const verdict = hasRun ? await readVerdict(reports) : undefined;
  const defined = await readDefinedSteps(root);
  writeFileSync(join(root, stepLanguagePage), await currentStepLanguagePage(root, defined));
  if (verdict)
    writeFileSync(join(root, lessonClaimsPage), await currentLessonClaimsPage(root, verdict));
  const site = join(reports, 'site');
  await writeSite(site, await siteOf(verdict));
  const written = [stepLanguagePage, ...(verdict ? [lessonClaimsPage] : [])];
  process.stdout.write(`${[...written, join(site, 'index.html')].join('\n')}\n`);
}

void main();
