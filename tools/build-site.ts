import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../harness/package-root';
import { lessonPage } from '../harness/reports/site/lesson-markdown';
import { writeSite } from '../harness/reports/site/site-files';
import { readVerdict } from '../harness/reports/verdict-file';
import { readDefinedSteps } from '../harness/specification/steps/defined-steps';
import { stepLanguagePage } from '../harness/specification/steps/step-language-markdown';
import { currentLessonPage } from './lesson-page';
import { siteOf } from './site-content';
import { currentStepLanguagePage } from './step-language-page';

/**
 * Writes everything that is generated from the features: `features/README.md`, `docs/lesson.md`, and the site in
 * `reports/site/`, with the results in `reports/` if there are any.
 */
async function main(): Promise<void> {
  const reports = join(root, 'reports');
  const hasRun = existsSync(join(reports, 'verdict.json'));
  const verdict = hasRun ? await readVerdict(reports) : undefined;
  const defined = await readDefinedSteps(root);
  writeFileSync(join(root, stepLanguagePage), await currentStepLanguagePage(root, defined));
  writeFileSync(join(root, lessonPage), await currentLessonPage(root));
  const site = join(reports, 'site');
  await writeSite(site, await siteOf(verdict));
  process.stdout.write(`${[stepLanguagePage, lessonPage, join(site, 'index.html')].join('\n')}\n`);
}

void main();
