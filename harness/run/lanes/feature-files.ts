import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from '../../package-root';

/** Tags of which each scenario to run has at least one. */
export type OneOf = readonly string[];

/** Returns the paths of the suite's feature files, relative to the package. */
export function featureFiles(): string[] {
  const folder = join(root, 'features');
  const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const names = entries.filter((name) => name.endsWith('.feature'));
  return names.map((name) => relative(root, join(folder, name)));
}

/** Returns the files that can have a scenario with a tag of each group: parsing the others would take longer than a short run. */
export function filesWith(groups: readonly OneOf[], files: readonly string[]): string[] {
  return files.filter((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    return groups.every((tags) => tags.some((tag) => text.includes(tag)));
  });
}
