import { join } from 'node:path';
import { writeWhole } from '../atomic-write';
import { reportPage } from './page';
import type { Report } from './report';

/** Writes `index.html` into `out`. */
export async function writePage(out: string, report: Report): Promise<void> {
  await writeWhole(join(out, 'index.html'), reportPage(report));
}
