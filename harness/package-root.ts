import { existsSync, readFileSync } from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';
import { z } from 'zod';

/** This package's own folder, with the features and fixtures, wherever a run was started. */
export const root = packageFolder(__dirname);

/** The folder of the package's programs: the same in a clone, that of the compiled code in a package. */
export const programFolder = resolve(__dirname, '..');

/** What `package.json` says of this package. */
export const { name, version, engines } = z
  .object({ name: z.string(), version: z.string(), engines: z.object({ node: z.string() }) })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));

/** Whether this is the compiled package that users install, and not a clone of the repository. */
export const isPackage = extname(__filename) === '.js';

/** Beginning of every command line that the suite prints for its users to copy. */
export const invocation = isPackage ? 'npx rooms-conformance' : 'npm run conformance --';

function packageFolder(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : packageFolder(dirname(folder));
}
