import { createRequire } from 'node:module';
import { execa } from 'execa';
import { TargetError } from '../target/instance';
import { root } from './lane-run';

/** Compiles this clone to `dist/`, which servers in containers run from. Throws TargetError with the compiler's words. */
export async function compile(): Promise<void> {
  const compiler = createRequire(__filename).resolve('typescript/bin/tsc');
  const { exitCode, stdout } = await execa(process.execPath, [compiler, '--project', root], {
    cwd: root,
    reject: false,
  });
  if (exitCode !== 0) throw new TargetError(`the reference server does not compile:\n${stdout}`);
}
