import { join } from 'node:path';
import { execa } from 'execa';

const answerMs = 10_000;

/** Looks for Java where Allure's start script does: in `JAVA_HOME`, otherwise on the PATH. `missing` is a human-readable reason, if Java is not found. */
export async function findJava(): Promise<
  { readonly version: string } | { readonly missing: string }
> {
  const home = process.env['JAVA_HOME'];
  const java = home ? join(home, 'bin', 'java') : 'java';
  const { failed, stderr } = await execa(java, ['-version'], { reject: false, timeout: answerMs });
  if (failed) {
    const missing = `JAVA_HOME (${home ?? ''}) has no working bin/java`;
    return { missing: home ? missing : 'no java on the PATH' };
  }
  const [, version = 'of an unknown version'] = /version "([^"]+)"/.exec(stderr) ?? [];
  return { version };
}
