import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { root } from '../package-root';
import { start, type Ended } from './command-line';
import { temporaryFolder } from './temporary-folder';

const core = join(root, 'fixtures', 'targets', 'core', 'server.js');

/** What a target does otherwise than the contract's core. */
interface Hostile {
  /** JavaScript that runs before the server starts; `load` requires a package of the project. */
  readonly server: string;
  /** Other keys of the target file. */
  readonly keys?: Readonly<Record<string, unknown>>;
}

/** Runs the command line against a target that misbehaves, with these arguments and variables. */
export async function hostileTarget(
  t: TestContext,
  { server, keys = {} }: Hostile,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const folder = temporaryFolder(t);
  const program = join(folder, 'hostile.cjs');
  const load = `require('node:module').createRequire(${JSON.stringify(core)})`;
  writeFileSync(program, `const load = ${load};\n${server}\nload(${JSON.stringify(core)});`);
  const file = join(folder, 'target.yaml');
  const command = `exec '${process.execPath}' '${program}'`;
  // JSON is YAML.
  writeFileSync(file, JSON.stringify({ name: 'Hostile', start: { command }, ...keys }));
  return await start(t, ['--target', file, ...args], env).ended;
}
