import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { root } from '../package-root';
import { isRunning } from './processes';
import { temporaryFolder } from './temporary-folder';

/** Target file that starts the reference server by a command, and the processes that it has started. */
export interface ReferenceTarget {
  readonly file: string;
  /** Process ids so far, one for each server. */
  readonly pids: () => readonly number[];
}

/** Target file of the reference server, which runs CommonJS code before it starts. It declares only the core. */
export function referenceTarget(t: TestContext, before = ''): ReferenceTarget {
  // Before the folder is removed, which says what runs: hooks run in the order in which they were given.
  t.after(() => {
    for (const pid of pids().filter(isRunning)) process.kill(pid, 'SIGKILL');
  });
  const folder = temporaryFolder(t);
  const file = join(folder, 'target.yaml');
  const server = join(folder, 'server.cjs');
  const started = join(folder, 'pids');
  const pids = (): number[] =>
    existsSync(started) ? readFileSync(started, 'utf8').trim().split('\n').map(Number) : [];
  const main = JSON.stringify(join(root, 'reference-server', 'main'));
  writeFileSync(server, `${before}\nrequire(${main});\n`);
  const command = `echo $$ >> '${started}'; exec '${process.execPath}' --require ts-node/register '${server}'`;
  const target = { name: 'Reference, by command', start: { command }, cwd: root };
  // JSON is YAML.
  writeFileSync(file, JSON.stringify({ ...target, timeouts: { answer: '1s' } }));
  return { file, pids };
}

/** CommonJS that ends the server without a message when it receives the n-th `roomMessage`. */
export function dyingAt(count: number): string {
  return `
    const { onServer } = require(${JSON.stringify(join(root, 'fixtures', 'mutants', 'on-server'))});
    let left = ${String(count)};
    onServer((server) => server.engine.on('connection', (client) => client.on('data', (data) => {
      if (String(data).includes('"roomMessage"') && --left === 0) process.exit(9);
    })));`;
}
