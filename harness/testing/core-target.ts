import { join } from 'node:path';
import { root } from '../package-root';

/** Options that test a small server, in one lane, with one requirement: a run of a few seconds. */
export const shortRun: readonly string[] = [
  ...['--target', join(root, 'fixtures', 'targets', 'core', 'target.yaml')],
  ...['--lane', 'one-server', '--requirement', 'RM-01'],
];
