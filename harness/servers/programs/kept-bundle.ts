import { createHash, type Hash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { bundle, bundleInto } from './bundle';

/** Bundles of other sources that are kept: one that runs may still be needed. */
const keptBefore = 3;

/**
 * Returns the folder of bundled programs, like `bundle`, and keeps it in `node_modules/.cache` for later processes:
 * bundling takes as long as a short run, and half a gigabyte. It is bundled anew when a source of the programs' folders or
 * an installed package has changed. Where nothing can be kept, it is bundled for this process alone.
 */
export async function keptBundle(root: string, programs: readonly string[]): Promise<string> {
  const cache = join(root, 'node_modules', '.cache', 'rooms-conformance');
  const folder = join(cache, digestOf(root, programs));
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.${process.pid}`;
  if (!canMake(unfinished)) return await bundle(root, programs);
  try {
    await bundleInto(unfinished, root, programs);
    forgetOldest(cache);
    renameSync(unfinished, folder);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    // Another process may have bundled the same meanwhile.
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

function canMake(folder: string): boolean {
  try {
    return mkdirSync(folder, { recursive: true }) !== undefined;
  } catch {
    return false;
  }
}

/** Source: the lock file that npm writes into `node_modules` names every installed package and version. */
function digestOf(root: string, programs: readonly string[]): string {
  const hash = createHash('sha256').update(process.version);
  const lock = join(root, 'node_modules', '.package-lock.json');
  if (existsSync(lock)) hash.update(readFileSync(lock));
  for (const folder of new Set(programs.map((program) => dirname(program))))
    addSources(hash, root, folder);
  return hash.digest('hex').slice(0, 16);
}

function addSources(hash: Hash, root: string, folder: string): void {
  const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  for (const name of entries.filter((entry) => /(?<!\.test)\.ts$/.test(entry))) {
    const file = join(folder, name);
    hash.update(`${relative(root, file)}\n`).update(readFileSync(file));
  }
}

/** Names of folders are in no order, so those go that were made first. */
function forgetOldest(cache: string): void {
  const others = readdirSync(cache, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const finished = others.filter(({ name }) => !name.includes('.'));
  const byAge = finished
    .map(({ name }) => join(cache, name))
    .sort((one, other) => timeOf(one) - timeOf(other));
  for (const folder of byAge.slice(0, -keptBefore)) rmSync(folder, { recursive: true });
}

function timeOf(folder: string): number {
  return statSync(folder).mtimeMs;
}
