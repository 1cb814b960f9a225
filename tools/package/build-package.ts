import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { execa } from 'execa';
import { root } from '../../harness/package-root';
import { bundle } from '../../harness/servers/programs/bundle';
import { bundledPrograms } from '../../harness/servers/programs/reference-programs';
import { schemaFile, targetJsonSchema } from '../../harness/target-file/json-schema';

const dist = join(root, 'dist');
const assets = ['.css', '.js'];

/** Compiles the package into `dist`: the suite as JavaScript with its types, and the reference server with all it needs. */
async function main(): Promise<void> {
  rmSync(dist, { recursive: true, force: true });
  await execa('tsc', ['--project', 'tsconfig.package.json'], {
    cwd: root,
    preferLocal: true,
    stdio: 'inherit',
  });
  cpSync(join(root, 'harness', 'reports'), join(dist, 'harness', 'reports'), {
    recursive: true,
    filter: (path) => extname(path) === '' || assets.includes(extname(path)),
  });
  const servers = await bundle(root, bundledPrograms(root, '.ts'));
  cpSync(servers, join(dist, 'servers'), { recursive: true });
  writeFileSync(join(dist, schemaFile), `${JSON.stringify(targetJsonSchema(), null, 2)}\n`);
}

void main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
