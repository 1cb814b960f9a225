import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from '../atomic-write';
import { documentPage } from './document-page';
import { featurePage } from './feature-page';
import { indexPage } from './index-page';
import { lessonPage } from './lesson/lesson-page';
import { documentPages, featureHref, pages } from './links';
import { permanentPages } from './permanent-pages';
import { requirementsPage } from './requirements-page';
import type { Site } from './site';

/** Renders all pages of the site, by file. */
export function sitePages(site: Site): ReadonlyMap<string, string> {
  return new Map([
    [pages.index, indexPage(site)],
    [pages.lesson, lessonPage(site)],
    [pages.requirements, requirementsPage(site)],
    ...documentPages.map(({ path, file }) => {
      const text = site.documents.get(path) ?? '';
      return [file, documentPage(site, { path, file, text })] as const;
    }),
    ...site.features.map(
      (feature) => [featureHref(feature.file), featurePage(site, feature)] as const,
    ),
    ...permanentPages(site),
  ]);
}

/** Writes the site into a folder, in place of what was there: a feature may be gone. */
export async function writeSite(folder: string, site: Site): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  for (const [file, text] of sitePages(site)) await writeWhole(join(folder, file), text);
}
