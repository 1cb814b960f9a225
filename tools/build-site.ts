import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../harness/package-root';
import { writeSite } from '../harness/reports/site/site-files';
import { readVerdict } from '../harness/reports/verdict-file';
import { siteOf } from './site-content';

/** Writes the features as a site, `reports/site/`, with the verdict of `reports/verdict.json` if there is one. */
async function main(): Promise<void> {
  const reports = join(root, 'reports');
  const hasRun = existsSync(join(reports, 'verdict.json'));
  const folder = join(reports, 'site');
  await writeSite(folder, await siteOf(hasRun ? await readVerdict(reports) : undefined));
  process.stdout.write(`${join(folder, 'index.html')}\n`);
}

void main();
