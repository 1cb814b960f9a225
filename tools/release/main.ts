import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, version } from '../../harness/package-root';
import { ReleaseNotesError, releaseNotes } from './release-notes';

/** Prints the notes of a release from `CHANGELOG.md`; the argument is its tag, and nothing for a dry run. */
function main([tag = '']: readonly string[]): number {
  try {
    const changelog = readFileSync(join(root, 'CHANGELOG.md'), 'utf8');
    process.stdout.write(`${releaseNotes(changelog, { version, tag })}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof ReleaseNotesError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

process.exitCode = main(process.argv.slice(2));
