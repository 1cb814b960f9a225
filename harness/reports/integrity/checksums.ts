import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../atomic-write';

/**
 * File with the digests of a report, in the format of GNU coreutils: `sha256sum --check SHA256SUMS` reads it as well.
 * https://www.gnu.org/software/coreutils/manual/html_node/sha2-utilities.html
 */
export const sumsFile = 'SHA256SUMS';

/** Writes the digests of these files and folders of a report. */
export async function writeSums(folder: string, names: readonly string[]): Promise<void> {
  const lines = filesIn(folder, names).map((file) => `${sumOf(folder, file)}  ${file}\n`);
  await writeWhole(join(folder, sumsFile), lines.join(''));
}

/**
 * What is neither a regular file nor a folder, a line each: a link may lead anywhere, and a pipe never ends. The digests are
 * one of the files; `names` are the other files and folders of a report.
 */
export function irregularIn(folder: string, names: readonly string[]): string[] {
  const isThere = lstatSync(join(folder, sumsFile), { throwIfNoEntry: false }) !== undefined;
  const all = new Set([...entriesIn(folder, names), ...(isThere ? [sumsFile] : [])]);
  const irregular = [...all].filter((path) => {
    const found = lstatSync(join(folder, path));
    return !found.isFile() && !found.isDirectory();
  });
  return irregular.map((path) => {
    const isLink = lstatSync(join(folder, path)).isSymbolicLink();
    return `${path} is ${isLink ? 'a symbolic link' : 'no regular file'}; a report holds regular files only`;
  });
}

/**
 * Changes since the report was written, a line each; `names` are the files and folders of a report, in which nothing is
 * irregular.
 */
export function changesIn(folder: string, names: readonly string[]): string[] {
  const path = join(folder, sumsFile);
  if (!existsSync(path))
    return [`${sumsFile} is missing: the run was killed, or the file was removed`];
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  const sums = new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
  const files = new Set(filesIn(folder, names));
  const changed = [...sums].flatMap(([file, sum]) => {
    if (!files.has(file)) return [`${file} is missing`];
    return sumOf(folder, file) === sum ? [] : [`${file} has been changed`];
  });
  const added = [...files].filter((file) => !sums.has(file));
  return [...changed, ...added.map((file) => `${file} has been added`)];
}

function sumOf(folder: string, file: string): string {
  return createHash('sha256')
    .update(readFileSync(join(folder, file)))
    .digest('hex');
}

/** Paths of the files, without the list of digests itself. */
function filesIn(folder: string, names: readonly string[]): string[] {
  const files = entriesIn(folder, names).filter((path) => lstatSync(join(folder, path)).isFile());
  return files.filter((file) => file !== sumsFile).sort();
}

/** Paths of these files and folders and of everything in the folders, with slashes on every platform. */
function entriesIn(folder: string, names: readonly string[]): string[] {
  const paths = names.flatMap((name) => {
    if (!lstatSync(join(folder, name)).isDirectory()) return [name];
    const below = readdirSync(join(folder, name), { recursive: true, encoding: 'utf8' });
    return [name, ...below.map((path) => join(name, path))];
  });
  return paths.map((path) => path.replaceAll('\\', '/'));
}
