import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from '../atomic-write';
import { claimsPage } from './claims-page';
import { featurePage } from './feature-page';
import { indexPage } from './index-page';
import { featureHref, pages } from './links';
import { requirementsPage } from './requirements-page';
import type { Site } from './site';

/** All pages of the site, by file. */
export function sitePages(site: Site): ReadonlyMap<string, string> {
  return new Map([
    [pages.index, indexPage(site)],
    [pages.requirements, requirementsPage(site)],
    [pages.claims, claimsPage(site)],
    ...site.features.map(
      (feature) => [featureHref(feature.file), featurePage(site, feature)] as const,
    ),
  ]);
}

/** Writes the site into a folder, and removes what an earlier one left there: a feature may be gone. */
export async function writeSite(folder: string, site: Site): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  for (const [file, text] of sitePages(site)) await writeWhole(join(folder, file), text);
}
