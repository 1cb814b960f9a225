import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ReleaseNotesError, releaseNotes } from './release-notes';

const changelog = `# Changelog

## Unreleased

- Later.

## 0.2.0 - 2026-12-01

### Added

- New.

## 0.1.0

- First.
`;

test('the notes are the section of the version, with a date or without', () => {
  const second = releaseNotes(changelog, { version: '0.2.0', tag: 'v0.2.0' });
  assert.equal(second, '### Added\n\n- New.');
  assert.equal(releaseNotes(changelog, { version: '0.1.0', tag: 'v0.1.0' }), '- First.');
});

test('a dry run takes what is not released yet, if the version has no section', () => {
  assert.equal(releaseNotes(changelog, { version: '0.3.0', tag: '' }), '- Later.');
  assert.equal(releaseNotes(changelog, { version: '0.1.0', tag: '' }), '- First.');
});

for (const [version, tag, says] of [
  ['0.3.0', 'v0.3.0', /nothing under ## 0\.3\.0$/],
  ['0.2.0', 'v0.1.0', /the tag is v0\.1\.0, .*: expected v0\.2\.0$/],
] as const)
  test(`a release of ${version} as ${tag} is refused`, () => {
    assert.throws(
      () => releaseNotes(changelog, { version, tag }),
      (error: unknown) => error instanceof ReleaseNotesError && says.test(error.message),
    );
  });
