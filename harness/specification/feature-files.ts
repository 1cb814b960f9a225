import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../package-root';

/** Returns the paths of the suite's feature files, relative to the package, in order. */
export function featureFiles(): string[] {
  return readdirSync(join(root, 'features'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.feature'))
    .map((file) => join('features', file))
    .sort();
}
