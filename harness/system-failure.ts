/** What an error code of the system means, and what to do about it. */
interface Meaning {
  readonly what: string;
  readonly whatToDo: string;
}

const full = {
  what: 'the disk is full',
  whatToDo: 'free some space, or use a folder on another disk',
};
const occupied = {
  what: 'a file is in the place of a folder',
  whatToDo: 'remove the file, or use another folder',
};
const forbidden = {
  what: 'this user may not write there',
  whatToDo: 'allow it, or use another folder',
};
const tooManyFiles = {
  what: 'too many files and connections are open',
  whatToDo: 'raise the limit, for example with `ulimit -n 4096`',
};

/** Codes: https://nodejs.org/docs/latest-v20.x/api/errors.html#common-system-errors */
const meanings: Readonly<Record<string, Meaning>> = {
  ENOSPC: full,
  EDQUOT: full,
  EFBIG: { what: 'the file has become too large', whatToDo: 'raise the limit (`ulimit -f`)' },
  EEXIST: occupied,
  ENOTDIR: occupied,
  EACCES: forbidden,
  EPERM: forbidden,
  EROFS: { what: 'the disk is read-only', whatToDo: 'use a folder on another disk' },
  EMFILE: tooManyFiles,
  ENFILE: tooManyFiles,
};

/** Codes that are failures of the surroundings only if they are about a file. */
const ofFiles = ['EEXIST', 'ENOTDIR', 'EACCES', 'EPERM'];

/**
 * Returns what failed in the surroundings of the suite and what to do, in one sentence without a period; undefined for any
 * other error. The cause of an error counts as well.
 */
export function systemFailure(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code = '', path } = error as NodeJS.ErrnoException;
  const meaning = meanings[code];
  if (!meaning || (ofFiles.includes(code) && path === undefined)) return systemFailure(error.cause);
  const { what, whatToDo } = meaning;
  const place = path === undefined ? '' : `${path}: `;
  return `${place}${what} (${code}); ${whatToDo}`;
}
