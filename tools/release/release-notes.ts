/** The changelog has no notes for a release, or the tag is not that of this version. */
export class ReleaseNotesError extends Error {
  override readonly name = 'ReleaseNotesError';
}

/** What a release is published under. */
interface Release {
  /** Version in `package.json`. */
  readonly version: string;
  /** Tag that is released, such as `v0.1.0`; empty for a dry run, whose notes may still be under Unreleased. */
  readonly tag: string;
}

/** Returns the section of a version from a changelog, without its heading. Throws ReleaseNotesError. */
export function releaseNotes(changelog: string, { version, tag }: Release): string {
  if (tag !== '' && tag !== `v${version}`)
    throw new ReleaseNotesError(
      `the tag is ${tag}, but package.json has version ${version}: expected v${version}`,
    );
  const names = tag === '' ? [version, 'Unreleased'] : [version];
  const notes = names.map((name) => sectionOf(changelog, name)).find((text) => text !== '');
  if (notes !== undefined) return notes;
  throw new ReleaseNotesError(`CHANGELOG.md has nothing under ## ${names.join(' or ## ')}`);
}

/** Text under `## NAME` or `## NAME - DATE` up to the next version; empty if there is none. */
function sectionOf(changelog: string, name: string): string {
  const sections = changelog.split(/^## /m).slice(1);
  const own = sections.find((text) => /^\[?([^\]\s]+)/.exec(text)?.[1] === name);
  return own === undefined ? '' : own.replace(/^.*\n/, '').trim();
}
