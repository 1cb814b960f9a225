import { join } from 'node:path';
import type { Comparison } from '../../verdict/comparison';
import { writeWhole } from '../atomic-write';
import { comparisonMarkdown } from './markdown';
import { comparisonPage } from './page';

/** Writes `comparison.html` and `comparison.md` into `out`. */
export async function writeComparison(out: string, comparison: Comparison): Promise<void> {
  await writeWhole(join(out, 'comparison.html'), comparisonPage(comparison));
  await writeWhole(join(out, 'comparison.md'), comparisonMarkdown(comparison));
}
