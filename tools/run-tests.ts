import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { root } from '../harness/package-root';

const folders = ['fixtures', 'harness', 'reference-server', 'step-definitions', 'tools'];

/** Runs every `*.test.ts` by Node's test runner, one file after the other: they start servers. Node 20 takes no globs. */
async function main(): Promise<void> {
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.test.ts'))
      .map((file) => join(folder, file)),
  );
  if (files.length === 0) throw new Error(`there is no test in ${folders.join(', ')}`);
  const args = [...process.execArgv, '--test', '--test-concurrency=1', ...files.sort()];
  const { exitCode } = await execa(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
    reject: false,
  });
  process.exitCode = exitCode ?? 1;
}

void main();
