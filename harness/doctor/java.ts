import { join } from 'node:path';
import { execa } from 'execa';

const answerMs = 10_000;

/** Looks where Allure's own start script looks for Java: in `JAVA_HOME`, else on the PATH. `lacking` says what is missing there. */
export async function findJava(): Promise<
  { readonly version: string } | { readonly lacking: string }
> {
  const home = process.env['JAVA_HOME'];
  const java = home ? join(home, 'bin', 'java') : 'java';
  const { failed, stderr } = await execa(java, ['-version'], { reject: false, timeout: answerMs });
  if (failed) {
    const lacking = `JAVA_HOME (${home ?? ''}) has no bin/java that runs`;
    return { lacking: home ? lacking : 'no java on the PATH' };
  }
  const [, version = 'of an unknown version'] = /version "([^"]+)"/.exec(stderr) ?? [];
  return { version };
}
