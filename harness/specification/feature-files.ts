import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../package-root';

/** Returns the paths of the feature files of a package, this one if none is given, relative to its folder, in order. */
export function featureFiles(folder = root): string[] {
  return readdirSync(join(folder, 'features'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.feature'))
    .map((file) => join('features', file))
    .sort();
}
