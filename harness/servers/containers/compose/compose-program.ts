import { execa } from 'execa';
import type { DockerComposeEnvironment } from 'testcontainers';
import { failureBlock } from '../../../failure-block';
import { withoutSecrets } from '../../../target-file/secrets';
import { TargetError } from '../../instance';

type ClientOptions = Parameters<DockerComposeEnvironment['withClientOptions']>[0];

/** Docker Compose, as a plugin of Docker or as a program of its own. */
export interface ComposeProgram {
  readonly file: string;
  /** Arguments before those of Compose. */
  readonly prefix: readonly string[];
  /** How Testcontainers calls it. */
  readonly clientOptions: ClientOptions;
}

const answerMs = 10_000;

/** Lines of an error that are shown: the progress of every container comes before them. */
const shownLines = 12;

const plugin: ComposeProgram = { file: 'docker', prefix: ['compose'], clientOptions: {} };

const standalone: ComposeProgram = {
  file: 'docker-compose',
  prefix: [],
  clientOptions: { executable: { executablePath: 'docker-compose', standalone: true } },
};

/** Returns the first of `docker compose` and `docker-compose` that is there. Throws TargetError if neither is. */
export async function findCompose(): Promise<ComposeProgram> {
  for (const program of [plugin, standalone]) {
    const args = [...program.prefix, 'version'];
    const { failed } = await execa(program.file, args, { reject: false, timeout: answerMs });
    if (!failed) return program;
  }
  throw new TargetError(
    failureBlock({
      what: 'start.compose needs Docker Compose',
      expected: 'docker compose version, or docker-compose version, answers',
      received: 'neither is installed',
      whatToDo: 'install the Compose plugin of Docker, or start the servers another way',
    }),
  );
}

/** How Compose is called. */
interface Call {
  readonly args: readonly string[];
  /** Milliseconds until it must have ended. */
  readonly ms: number;
  /** Folder in which it runs; the current one, if left out. */
  readonly cwd?: string;
}

/** Runs Compose and returns what it prints. Throws TargetError with the last lines of its errors. */
export async function runCompose(program: ComposeProgram, call: Call): Promise<string> {
  const { ms, cwd } = call;
  const args = [...program.prefix, ...call.args];
  const ended = await execa(program.file, args, {
    reject: false,
    timeout: ms,
    ...(cwd !== undefined && { cwd }),
  });
  if (!ended.failed) return ended.stdout;
  throw composeError([program.file, ...args].join(' '), ended.stderr || (ended.shortMessage ?? ''));
}

/** Returns the error for a call of Compose that failed. `output` are lines of their own at its end. */
export function composeError(
  command: string,
  errors: string,
  output: readonly string[] = [],
): TargetError {
  const lines = withoutSecrets(errors.trim()).split('\n').slice(-shownLines);
  return new TargetError(
    failureBlock({
      what: 'the services of start.compose could not be started',
      expected: `${command} succeeds`,
      received: lines,
      lookAt: 'start.compose in the target file, and the Compose file itself',
      output,
    }),
  );
}
