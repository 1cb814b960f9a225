import { spawnSync } from 'node:child_process';
import { dirname, relative } from 'node:path';
import { fileDigest } from '../specification/digests';
import type { TestedTarget } from '../verdict/schema';

/** Milliseconds that git may take: a report says less rather than that a run waits. */
const gitMs = 2000;

/** Returns the target file of a run, its digest, and the commit of the repository that it is in, as far as there is one. */
export function provenanceOf(
  targetFile: string | undefined,
): Pick<TestedTarget, 'file' | 'fileDigest' | 'commit'> {
  if (targetFile === undefined) return {};
  const commit = commitOf(dirname(targetFile));
  const file = { file: relative('', targetFile), fileDigest: fileDigest(targetFile) };
  return { ...file, ...(commit && { commit }) };
}

function commitOf(folder: string): TestedTarget['commit'] | undefined {
  const id = git(folder, 'rev-parse', 'HEAD');
  if (id === undefined) return undefined;
  const changes = git(folder, 'status', '--porcelain', '--untracked-files=no');
  return { id, ...(changes !== '' && { isModified: true as const }) };
}

function git(folder: string, ...command: readonly string[]): string | undefined {
  const options = { encoding: 'utf8', timeout: gitMs } as const;
  const { status, stdout } = spawnSync('git', ['-C', folder, ...command], options);
  return status === 0 ? stdout.trim() : undefined;
}
