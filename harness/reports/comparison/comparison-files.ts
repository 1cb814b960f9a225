import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Comparison } from '../../verdict/comparison';
import { comparisonMarkdown } from './markdown';
import { comparisonPage } from './page';

/** Writes `comparison.html` and `comparison.md` into `out`. */
export async function writeComparison(out: string, comparison: Comparison): Promise<void> {
  await mkdir(out, { recursive: true });
  await writeFile(join(out, 'comparison.html'), comparisonPage(comparison));
  await writeFile(join(out, 'comparison.md'), comparisonMarkdown(comparison));
}
