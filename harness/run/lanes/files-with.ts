import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../package-root';

/** Tags of which each scenario to run has at least one. */
export type OneOf = readonly string[];

/** Returns the files that can have a scenario with a tag of each group: parsing the others would take longer than a short run. */
export function filesWith(groups: readonly OneOf[], files: readonly string[]): string[] {
  if (groups.length === 0) return [...files];
  return files.filter((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    return groups.every((tags) => tags.some((tag) => text.includes(tag)));
  });
}
