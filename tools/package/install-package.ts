import { join } from 'node:path';
import { execa } from 'execa';
import { root } from '../../harness/package-root';

/** Builds and packs the package into a folder; returns the path of the archive. */
export async function pack(folder: string): Promise<string> {
  const packing = ['pack', '--json', '--pack-destination', folder];
  const { stdout } = await execa('npm', packing, { cwd: root });
  const [{ filename }] = JSON.parse(stdout.slice(stdout.indexOf('['))) as [{ filename: string }];
  return join(folder, filename);
}

/** Installs a packed package for the `package.json` of a folder, which stays as it is; `env` is added to the environment. */
export async function install(
  archive: string,
  folder: string,
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  const quietly = ['--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts', '--no-save'];
  await execa('npm', ['install', ...quietly, archive], { cwd: folder, env });
}
