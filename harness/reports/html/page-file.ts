import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { reportPage } from './page';
import type { Report } from './report';

/** Writes `index.html` into `out` and returns its path. */
export async function writePage(out: string, report: Report): Promise<string> {
  const path = join(out, 'index.html');
  await mkdir(out, { recursive: true });
  await writeFile(path, reportPage(report));
  return path;
}
