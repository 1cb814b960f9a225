import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';

/** A folder for one test, removed after it. */
export function temporaryFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'rooms-conformance-'));
  t.after(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** Writes a target file and returns its path. `begin` is YAML: `urls: […]` or `command: …`; it is quick to give up. */
export function targetFile(t: TestContext, begin: string, { start = '2s' } = {}): string {
  const file = join(temporaryFolder(t), 'target.yaml');
  const timeouts = `{ start: ${start}, answer: 500ms }`;
  writeFileSync(file, `name: Target of a test\nstart: { ${begin} }\ntimeouts: ${timeouts}\n`);
  return file;
}
