import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { root } from '../package-root';
import { temporaryFolder } from './temporary-folder';

/** Target file of a mutant of the reference server that sends messages to a room to everyone. It declares only the core. */
export function leakingTarget(t: TestContext, more: object = {}): string {
  const file = join(temporaryFolder(t), 'target.yaml');
  const server = join('fixtures', 'mutants', 'rooms', 'room-ignored.ts');
  const command = `exec '${process.execPath}' --require ts-node/register ${server}`;
  // JSON is YAML.
  writeFileSync(file, JSON.stringify({ name: 'Leak', start: { command }, cwd: root, ...more }));
  return file;
}
