import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Capability } from '../target-file/target-file';
import { temporaryFolder } from './temporary-folder';

/** Writes the target file of servers with attached operations, and returns its path. */
export function attachedTarget(
  t: TestContext,
  urls: readonly string[],
  capabilities: readonly Capability[] = ['roster'],
): string {
  const file = join(temporaryFolder(t), 'conformance.yaml');
  // JSON is YAML.
  writeFileSync(
    file,
    JSON.stringify({ name: 'Acme', start: { urls }, attached: true, capabilities }),
  );
  return file;
}

/** Calls a function while `NODE_ENV` is `production` and `ROOMS_CONFORMANCE_ATTACH` has a value. */
export function inProduction(attach: string | undefined, act: () => void): void {
  const before = { ...process.env };
  process.env['NODE_ENV'] = 'production';
  if (attach !== undefined) process.env['ROOMS_CONFORMANCE_ATTACH'] = attach;
  try {
    act();
  } finally {
    process.env = before;
  }
}
