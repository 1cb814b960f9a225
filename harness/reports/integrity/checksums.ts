import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
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

/** Changes since the report was written, a line each; `names` are the files and folders of a report. */
export function changesIn(folder: string, names: readonly string[]): string[] {
  const path = join(folder, sumsFile);
  if (!existsSync(path))
    return [`${sumsFile} is missing: the run was killed, or the file was removed`];
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  const sums = new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
  const changed = [...sums].flatMap(([file, sum]) => {
    if (!existsSync(join(folder, file))) return [`${file} is missing`];
    return sumOf(folder, file) === sum ? [] : [`${file} has been changed`];
  });
  const added = filesIn(folder, names).filter((file) => !sums.has(file));
  return [...changed, ...added.map((file) => `${file} has been added`)];
}

function sumOf(folder: string, file: string): string {
  return createHash('sha256')
    .update(readFileSync(join(folder, file)))
    .digest('hex');
}

/** Paths of the files, with slashes on every platform, without the list of digests itself. */
function filesIn(folder: string, names: readonly string[]): string[] {
  const files = names.flatMap((name) => {
    if (!statSync(join(folder, name)).isDirectory()) return [name];
    const below = readdirSync(join(folder, name), { recursive: true, encoding: 'utf8' });
    return below.map((path) => join(name, path));
  });
  const own = files.filter((file) => statSync(join(folder, file)).isFile());
  return own
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file !== sumsFile)
    .sort();
}
