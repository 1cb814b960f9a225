import { join } from 'node:path';
import { isPackage, programFolder } from '../../package-root';
import { keptBundle } from './kept-bundle';

/** Programs of the reference server: one server, or several that share their connections by Node's IPC. */
export const referencePrograms = ['main', 'cluster'] as const;

/** A program of the reference server. */
export type ReferenceProgram = (typeof referencePrograms)[number];

/** Returns the paths of the reference server's programs below a folder. */
export function bundledPrograms(folder: string, extension: string): string[] {
  return referencePrograms.map((program) =>
    join(folder, 'reference-server', `${program}${extension}`),
  );
}

let folder: Promise<string> | undefined;

/** Returns the folder of the bundled reference server: a package holds it; in a clone it is bundled once after a change. */
export function bundledReference(): Promise<string> {
  return (folder ??= isPackage
    ? Promise.resolve(join(programFolder, 'servers'))
    : keptBundle(programFolder, bundledPrograms(programFolder, '.ts')));
}
