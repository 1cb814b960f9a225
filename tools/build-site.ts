import { existsSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../harness/package-root';
import { lessonPage } from '../harness/reports/site/lesson-markdown';
import { writeSite } from '../harness/reports/site/site-files';
import { readDefinedSteps } from '../harness/specification/steps/defined-steps';
import { stepLanguagePage } from '../harness/specification/steps/step-language-markdown';
import { lastRun, lessonTargetFolder } from './last-run';
import { currentLessonPage } from './lesson-page';
import { siteOf } from './site-content';
import { currentStepLanguagePage } from './step-language-page';

/**
 * Writes everything that is generated from the features: `features/README.md`, `docs/lesson.md`, and the site in
 * `reports/site/`, with the results in `reports/` if there are any.
 */
async function main(): Promise<void> {
  const reports = join(root, 'reports');
  const defined = await readDefinedSteps(root);
  writeFileSync(join(root, stepLanguagePage), await currentStepLanguagePage(root, defined));
  writeFileSync(join(root, lessonPage), await currentLessonPage(root));
  const site = join(reports, 'site');
  await writeSite(site, await siteOf(await lastRun(reports)));
  await copyReport(join(reports, lessonTargetFolder), join(site, lessonTargetFolder));
  process.stdout.write(`${[stepLanguagePage, lessonPage, join(site, 'index.html')].join('\n')}\n`);
}

/** Copies the page of a report and what it links to. */
async function copyReport(from: string, to: string): Promise<void> {
  if (!existsSync(from)) return;
  const filter = (file: string): boolean =>
    !/(messages\.ndjson|cucumber\.html|SHA256SUMS)$|allure/.test(file);
  await cp(from, to, { recursive: true, filter });
}

void main();
