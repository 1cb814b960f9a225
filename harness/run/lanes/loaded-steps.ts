import { dirname, extname, join, relative } from 'node:path';
import type { ISupportCodeLibrary } from '@cucumber/cucumber/api';
import { isPackage, programFolder, root } from '../../package-root';
import { UsageError } from '../options';
import { matchingOnce } from './matching-once';

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
  // Cucumber takes as long to load as a server to start, and loads while servers start.
  const { loadConfiguration, loadSupport } = await import('@cucumber/cucumber/api');
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
    return matchingOnce(await loadSupport(runConfiguration, { cwd: root }));
  } catch (error) {
    throw own.length > 0 ? unloadable(error as Error, own) : error;
  }
}

/** A loader for TypeScript may work for `require` alone; for any other file, `import` understands both kinds of modules. */
function isRequired(file: string): boolean {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else says whether a loader is registered
  return /^\.c?ts$/.test(extname(file)) && extname(file) in require.extensions;
}

/** The stack of an error in a module begins with the file, or names it in a line; that of a loader may name none. */
function unloadable({ message, stack = message }: Error, own: readonly string[]): UsageError {
  if (/^Unknown file extension "\.[cm]?ts"/.test(message))
    return new UsageError(withoutLoader(message));
  const [place = relative('', dirname(own[0] ?? ''))] = own.flatMap((file) => placeIn(stack, file));
  return new UsageError(`${place}: the step definitions cannot be loaded: ${message}`);
}

function withoutLoader(message: string): string {
  return `${message}: Node.js needs a loader for TypeScript; for ES modules, NODE_OPTIONS='--import tsx/esm'; for CommonJS, NODE_OPTIONS='--require ts-node/register'`;
}

function placeIn(stack: string, file: string): string[] {
  const at = stack.indexOf(file);
  if (at === -1) return [];
  const [position = ''] = /^(:\d+)*/.exec(stack.slice(at + file.length)) ?? [];
  return [`${relative('', file)}${position}`];
}
