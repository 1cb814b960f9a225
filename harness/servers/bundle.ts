import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { Plugin } from 'rolldown';

/**
 * Puts programs of this package and all that they import into a few files of JavaScript, where the program
 * `a/b.ts` below `root` is `a/b.js` below the folder that is returned. An instance starts from there in a third of the
 * time, and needs no `node_modules`. The folder is gone when this process is. Throws if a program cannot be read.
 */
export async function bundle(root: string, programs: readonly string[]): Promise<string> {
  const { rolldown } = await import('rolldown');
  const input = Object.fromEntries(
    programs.map((program) => [relative(root, program).replace(/\.[jt]s$/, ''), program]),
  );
  const build = await rolldown({
    input,
    cwd: root,
    platform: 'node',
    plugins: [asRequired],
    // NestJS looks for packages that need not be there.
    logLevel: 'silent',
  });
  const folder = temporary();
  try {
    // Names of classes stand in logs; what a module does when it is loaded must happen in the order of the imports.
    await build.write({ dir: folder, format: 'cjs', keepNames: true, strictExecutionOrder: true });
  } finally {
    await build.close();
  }
  return folder;
}

/**
 * Finds packages as Node's `require` does, with which Socket.IO finds its own parts. With the conditions of `import` a
 * program would hold some of them twice, and what one copy is told the other does not know.
 */
const asRequired: Plugin = {
  name: 'as-required',
  resolveId: {
    filter: { id: /^[^./]/ },
    handler: (id, importer) => {
      if (importer === undefined || isBuiltin(id)) return null;
      try {
        return createRequire(importer).resolve(id);
      } catch {
        return null;
      }
    },
  },
};

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rooms-conformance-programs-'));
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}
