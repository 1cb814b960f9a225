import { extname, join, relative } from 'node:path';
import { loadConfiguration, loadSupport, type ISupportCodeLibrary } from '@cucumber/cucumber/api';
import { isPackage, programFolder, root } from '../../package-root';
import { UsageError } from '../options';

/** Kept, because Node loads a module once and step definitions register themselves at that moment. */
let support: Promise<ISupportCodeLibrary> | undefined;

/**
 * Returns the step definitions of the suite, and those in files of a team's own. They are loaded by the first call. Throws
 * UsageError if a file of a team's own cannot be loaded.
 */
export async function loadedSteps(own: readonly string[] = []): Promise<ISupportCodeLibrary> {
  return await (support ??= load(own));
}

async function load(own: readonly string[]): Promise<ISupportCodeLibrary> {
  const steps = relative(root, join(programFolder, 'step-definitions'));
  const extension = isPackage ? '.js' : '.ts';
  const provided = {
    require: [
      `${steps}/*${extension}`,
      `${steps}/support/{world,hooks}${extension}`,
      ...own.filter(isRequired),
    ],
    import: own.filter((file) => !isRequired(file)),
  };
  const { runConfiguration } = await loadConfiguration({ file: false, provided }, { cwd: root });
  try {
    return await loadSupport(runConfiguration, { cwd: root });
  } catch (error) {
    throw own.length > 0 ? unloadable(error as Error, own) : error;
  }
}

/** A loader for TypeScript may work for `require` alone; for any other file, `import` understands both kinds of modules. */
function isRequired(file: string): boolean {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else says whether a loader is registered
  return /^\.c?ts$/.test(extname(file)) && extname(file) in require.extensions;
}

/** The stack of an error in a module begins with the file, or names it in a line. */
function unloadable(error: Error, own: readonly string[]): Error {
  const { message, stack = message } = error;
  if (/^Unknown file extension "\.[cm]?ts"/.test(message))
    return new UsageError(
      `${message}: Node.js needs a loader for TypeScript, for example NODE_OPTIONS='--import tsx'`,
    );
  const place = own.flatMap((file) => placeIn(stack, file))[0];
  if (place === undefined) return error;
  return new UsageError(`${place}: the step definitions cannot be loaded: ${message}`);
}

function placeIn(stack: string, file: string): string[] {
  const at = stack.indexOf(file);
  if (at === -1) return [];
  const [position = ''] = /^(:\d+)*/.exec(stack.slice(at + file.length)) ?? [];
  return [`${relative('', file)}${position}`];
}
