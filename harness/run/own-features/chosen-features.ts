import { resolve } from 'node:path';
import type { FeatureFolder } from '../../target-file/target-file';
import { UsageError, type RunOptions } from '../options';
import { targetOf } from '../plan';
import { readOwnFeatures, type OwnFeatures } from './own-features';

/**
 * Reads the features that the options or the target file name; undefined if neither names any. Throws UsageError or
 * TargetFileError.
 */
export async function ownFeaturesFor(options: RunOptions): Promise<OwnFeatures | undefined> {
  const folder = folderOf(options);
  if (folder) return await readOwnFeatures(folder);
  if (!options.onlyFeatures) return undefined;
  throw new UsageError(
    '--only-features: there are no features of your own; add --features DIR, or `features` to the target file',
  );
}

/** Whether there may be features of a team's own, as there may be where the target file cannot be read. */
export function mayHaveOwnFeatures(options: RunOptions): boolean {
  try {
    return folderOf(options) !== undefined;
  } catch {
    return true;
  }
}

function folderOf(options: RunOptions): FeatureFolder | undefined {
  const { features } = options;
  if (features !== undefined) return { path: resolve(features), named: `--features ${features}` };
  return targetOf(options).features;
}
