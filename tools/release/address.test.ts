import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { z } from 'zod';
import { name, root, version } from '../../harness/package-root';

const { repository } = z
  .object({ repository: z.object({ url: z.string() }) })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
const [, address = ''] = /github\.com\/(.+)\.git$/.exec(repository.url) ?? [];

/** The files that users read and copy from. */
const files = [
  ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md', 'Dockerfile', 'action.yml'],
  ...textsIn('docs'),
  ...textsIn(join('.github', 'workflows')),
  ...textsIn(join('.github', 'ISSUE_TEMPLATE')),
];

function textsIn(folder: string): string[] {
  const all = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  return all.filter((file) => /\.(md|yml)$/.test(file)).map((file) => join(folder, file));
}

/** What a pattern captures in all files, with the file. */
function found(pattern: RegExp): string[] {
  return files.flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    return [...text.matchAll(pattern)].map(([, captured = '']) => `${file}: ${captured}`);
  });
}

test('package.json has the address of this repository, from which npm derives its other links', () => {
  assert.match(address, new RegExp(`^[\\w.-]+/${name}$`));
});

test('an example that names this repository has the address of package.json', () => {
  const shown = found(new RegExp(`([\\w.-]+/${name})(?=@|\\.git|#readme|/issues)`, 'g'));
  assert.ok(shown.length > 0);
  for (const one of shown) assert.ok(one.endsWith(`: ${address}`), `${one}, expected ${address}`);
  assert.deepEqual(found(/(<this repository>|your-organisation)/g), []);
});

test('an example that names a version of the suite has that of package.json', () => {
  const shown = found(new RegExp(`${name}[@:]v?(\\d+\\.\\d+\\.\\d+)`, 'g'));
  for (const one of shown) assert.ok(one.endsWith(`: ${version}`), `${one}, expected ${version}`);
});
