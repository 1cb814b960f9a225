import { existsSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { SourcePlace } from '../source-place';
import type { Annotation } from './workflow-commands';

/** Where a run took place. */
export interface Surroundings {
  /** Folder of the repository that a job has checked out. */
  readonly workspace: string;
  /** Folder of the suite, with its features. */
  readonly root: string;
  readonly isPackage: boolean;
  readonly targetFile: string | undefined;
}

/** Returns the place of an annotation about a scenario. */
export type PlaceOf = (place: SourcePlace) => Pick<Annotation, 'file' | 'line'>;

/**
 * Annotations are shown beside files of the repository only: at the scenarios where the repository has the features, else
 * where the target file says how the target is started, or nowhere if the repository has no target file.
 */
export function annotationPlaces({
  workspace,
  root,
  isPackage,
  targetFile,
}: Surroundings): PlaceOf {
  const features = isPackage ? undefined : pathIn(workspace, root);
  if (features !== undefined)
    return ({ file, line }) => ({
      file: features === '' ? file : `${features}/${file}`,
      ...(line !== undefined && { line }),
    });
  const isOwn = targetFile !== undefined && pathIn(root, targetFile) === undefined;
  const file = isOwn ? pathIn(workspace, targetFile) : undefined;
  if (file === undefined || !existsSync(join(workspace, file))) return () => ({});
  const line = String(lineOfStart(readFileSync(join(workspace, file), 'utf8')));
  return () => ({ file, line });
}

/** Returns a path relative to a folder, with slashes, or undefined if the folder does not contain it. */
function pathIn(folder: string, path: string): string | undefined {
  const inside = relative(resolve(folder), resolve(path)).replaceAll(sep, '/');
  return inside === '..' || inside.startsWith('../') || resolve(inside) === inside
    ? undefined
    : inside;
}

/** Number of the line of a target file that says how the target is started or reached; the first line, if none does. */
function lineOfStart(text: string): number {
  const index = text.split('\n').findIndex((line) => /^["']?start["']?\s*:/.test(line));
  return Math.max(0, index) + 1;
}
