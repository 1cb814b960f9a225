import { existsSync } from 'node:fs';
import { invocation, isPackage } from '../package-root';
import { UsageError } from '../run/options';
import { usualFile } from '../target-file/target-file';

/** What the command line says about the target. */
export interface TargetOptions {
  readonly target?: string;
  readonly url?: readonly string[];
  readonly reference?: true;
}

/** Where the command runs. */
interface Surroundings {
  readonly isPackage: boolean;
  readonly isCi: boolean;
  readonly hasUsualFile: boolean;
}

function surroundings(): Surroundings {
  const { CI } = process.env;
  const isCi = CI !== undefined && CI !== '' && CI !== 'false';
  return { isPackage, isCi, hasUsualFile: existsSync(usualFile) };
}

/**
 * Returns the target file to use, undefined for the reference server and for URLs without a file, and what to say about
 * that choice. Throws UsageError if the options contradict each other, or if nothing names a target where CI is set:
 * a mistyped input there must not end in a verdict on the reference server.
 */
export function chosenTarget(
  { target, url, reference }: TargetOptions,
  { isPackage, isCi, hasUsualFile } = surroundings(),
): { readonly target?: string; readonly says?: string } {
  if (reference && (target ?? url) !== undefined)
    throw new UsageError('--reference: cannot be combined with --target or --url');
  if (target !== undefined) return { target };
  if (url !== undefined || reference) return {};
  return unnamedTarget({ isPackage, isCi, hasUsualFile });
}

/** Chooses a target where no option names one. */
function unnamedTarget({
  isPackage,
  isCi,
  hasUsualFile,
}: Surroundings): ReturnType<typeof chosenTarget> {
  if (hasUsualFile) return { target: usualFile, says: `target file: ${usualFile}` };
  return ownServer(isPackage && isCi);
}

function ownServer(mustBeNamed: boolean): { readonly says: string } {
  if (mustBeNamed)
    throw new UsageError(
      `no target: there is no ${usualFile} in this folder; add --target FILE, --url URL, or --reference for the suite's own server`,
    );
  const next = `\`${invocation} init\` writes a target file for yours`;
  return { says: `no target given, so this tests the suite's own reference server; ${next}` };
}
