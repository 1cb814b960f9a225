import { execa } from 'execa';
import { freePorts } from '../../harness/servers/process/free-port';

/** How a run of the installed package has ended. */
export interface Ended {
  readonly code: number | undefined;
  /** Standard output and standard error. */
  readonly all: string;
}

/** Runs the package that is installed in a folder; `env` is added to the environment. */
export async function runPackage(
  folder: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const { exitCode: code, all } = await execa('npx', ['rooms-conformance', ...args], {
    ...{ cwd: folder, reject: false, all: true },
    env: { CI: '', GITHUB_ACTIONS: '', NO_COLOR: '1', ...env },
  });
  return { code, all };
}

/** Starts a server, calls a function with its URL, and stops it. */
export async function withServer(
  script: string,
  use: (url: string) => Promise<void>,
): Promise<void> {
  const [port = 0] = await freePorts(1);
  const env = { PORT: String(port) };
  const server = execa(process.execPath, [script], { env, reject: false });
  try {
    await use(`http://127.0.0.1:${port}`);
  } finally {
    server.kill();
    await server;
  }
}
