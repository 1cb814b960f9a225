import { contractOperations } from '../../contract/operations';
import { TargetFileError } from '../../target-file/target-file';
import { didYouMean } from '../../suggest';
import type { DriverModule } from './driver-module';

/** What a driver module may export beside operations. */
const hooks: readonly string[] = ['setUp', 'connect', 'receive', 'tearDown'];

/** Loads a driver module. Throws TargetFileError if it cannot be loaded, or exports an unknown name or something that is not a function. */
export function loadDriver(file: string): DriverModule {
  const exported = { ...load(file) };
  delete exported['default'];
  const known = [...hooks, ...Object.keys(contractOperations)];
  const mistakes = Object.entries(exported).flatMap(([name, value]) => {
    if (!known.includes(name)) return [`unknown export ${name}${didYouMean(name, known)}`];
    return typeof value === 'function' ? [] : [`${name} is not a function`];
  });
  if (mistakes.length > 0)
    throw new TargetFileError(mistakes.map((mistake) => `${file}: ${mistake}`).join('\n'));
  return exported;
}

/** Node loads ECMAScript modules by `require` since 20.19, unless they wait at their top level. */
function load(file: string): Record<string, unknown> {
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- the path is known at run time only
    return require(file) as Record<string, unknown>;
  } catch (error) {
    throw new TargetFileError(
      `${file}: cannot be loaded: ${reasonOf(error as NodeJS.ErrnoException)}`,
    );
  }
}

/** Node's own messages begin with what matters, and go on with the files that required the module. */
function reasonOf({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'ERR_REQUIRE_ASYNC_MODULE')
    return 'it has a top-level await; move the await into a function, for example setUp';
  const [first = ''] = message.split('\n');
  return first;
}
