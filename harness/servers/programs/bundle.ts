import { createRequire, isBuiltin } from 'node:module';
import { relative } from 'node:path';
import type { Plugin } from 'rolldown';
import { entrustedFolder } from '../supervisor/entrusted-folder';

/**
 * Bundles programs of this package with everything that they import into a few JavaScript files, and returns their folder:
 * the program `a/b.ts` below `root` is `a/b.js` below that folder. From a bundle an instance starts in a third of the time
 * and needs no `node_modules`. The folder is removed when this process exits. `sources` holds the text of files that is
 * bundled instead of what they contain, by absolute path. Throws if a program cannot be read.
 */
export async function bundle(
  root: string,
  programs: readonly string[],
  sources: ReadonlyMap<string, string> = new Map(),
): Promise<string> {
  const folder = entrustedFolder('rooms-conformance-programs-');
  await bundleInto(folder, root, programs, sources);
  return folder;
}

/** Like `bundle`, into a folder that stays. */
export async function bundleInto(
  folder: string,
  root: string,
  programs: readonly string[],
  sources: ReadonlyMap<string, string> = new Map(),
): Promise<void> {
  const { rolldown } = await import('rolldown');
  const input = Object.fromEntries(
    programs.map((program) => [relative(root, program).replace(/\.[jt]s$/, ''), program]),
  );
  const build = await rolldown({
    input,
    cwd: root,
    platform: 'node',
    plugins: [asRequired, { name: 'sources', load: (id) => sources.get(id) ?? null }],
    // NestJS looks for optional packages and warns about those that are not installed.
    logLevel: 'silent',
  });
  try {
    // Logs show class names; side effects of modules must happen in the order of the imports.
    await build.write({ dir: folder, format: 'cjs', keepNames: true, strictExecutionOrder: true });
  } finally {
    await build.close();
  }
}

/**
 * Resolves packages as Node's `require` does, because Socket.IO loads its own parts that way. With the conditions of
 * `import`, a bundle would hold two copies of some packages that do not share their state.
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
