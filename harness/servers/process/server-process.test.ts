import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { describe, test, type TestContext } from 'node:test';
import { orphaningServer } from '../../testing/orphaning-server';
import { isRunning } from '../../testing/processes';
import { until } from '../../testing/until';
import { ServerProcess, type ServerCommand } from './server-process';

const node = `'${process.execPath}'`;

function run(t: TestContext, command: ServerCommand['command'], env = {}): ServerProcess {
  const server = new ServerProcess({ command, cwd: tmpdir(), env });
  t.after(() => server.stop());
  return server;
}

/** The first line that it prints; throws if none comes. */
async function firstLine(server: ServerProcess): Promise<string> {
  await until('a line of the server', () => server.lastLines().length > 0);
  return server.lastLines()[0] ?? '';
}

void describe('a process of the target', { concurrency: true }, () => {
  test('a program receives its arguments unchanged', async (t) => {
    const server = run(t, [process.execPath, '--print', 'process.argv[1]', `a 'b' $HOME`]);
    assert.equal(await firstLine(server), `a 'b' $HOME`);
  });

  test('an exit is reported with its code', async (t) => {
    const server = run(t, 'exit 7');
    await until('the end', () => server.exitReason() !== undefined);
    assert.equal(server.exitReason(), 'exited with code 7');
  });

  test('a signal from another process is reported', async (t) => {
    const server = run(t, 'kill -KILL $$');
    await until('the end', () => server.exitReason() !== undefined);
    assert.equal(server.exitReason(), 'was terminated (SIGKILL)');
  });

  test('a program that does not exist is reported, and can be stopped', async (t) => {
    const server = run(t, ['rooms-conformance-no-such-program']);
    await until('the end', () => server.exitReason() !== undefined);
    assert.match(server.exitReason() ?? '', /ENOENT/);
    await server.stop();
  });

  test('the contract’s variables come only from the suite, others from the shell', async (t) => {
    process.env['REDIS_KEY'] = 'of the caller';
    t.after(() => delete process.env['REDIS_KEY']);
    const server = run(t, 'echo "$PORT,$REDIS_KEY,${PATH:+path}"', { PORT: '3001' });
    assert.equal(await firstLine(server), '3001,,path');
  });

  test('the last 200 lines of both streams are kept', async (t) => {
    const server = run(t, 'i=0; while [ $i -lt 300 ]; do echo $i; i=$((i+1)); done; echo last >&2');
    await until('the last line', () => server.lastLines().includes('last'));
    assert.equal(server.lastLines().length, 200);
  });

  test('a shell and its children end together', async (t) => {
    const server = run(t, `sleep 60 & echo $!; wait`);
    const child = Number(await firstLine(server));
    assert.ok(isRunning(child));
    await server.stop();
    assert.match(server.exitReason() ?? '', /was terminated \(SIGTERM\)/);
    await until('the end of the child', () => !isRunning(child), 1000);
  });

  test('stop also ends a child that outlives its shell', async (t) => {
    const server = run(t, `sleep 60 & echo $!`);
    const child = Number(await firstLine(server));
    await server.stop();
    await until('the end of the child', () => !isRunning(child), 1000);
  });

  test('a process that ignores SIGTERM is killed after 5 s', async (t) => {
    const stubborn = `process.on("SIGTERM", () => {}); setInterval(() => {}, 1000); console.log(process.pid)`;
    const server = run(t, `${node} --eval '${stubborn}'; exit 0`);
    const child = Number(await firstLine(server));
    const start = Date.now();
    await server.stop();
    const took = Date.now() - start;
    assert.ok(took >= 4900 && took < 8000, `${String(took)} ms`);
    await until('the end of the child', () => !isRunning(child), 1000);
    assert.ok(server.lastLines().includes('still running 5000 ms after SIGTERM: killed'));
  });

  test('stop and kill also end a child that has left the process group', async (t) => {
    for (const end of ['stop', 'kill'] as const) {
      const leaving = `require("node:child_process").spawn("sleep", ["60"], { detached: true })`;
      const server = run(t, `${node} --eval 'console.log(${leaving}.pid)'; sleep 60`);
      const child = Number(await firstLine(server));
      assert.ok(isRunning(child));
      await server[end]();
      await until(`the end of the child after ${end}`, () => !isRunning(child), 1000);
    }
  });

  test(
    'stop also ends a child without the environment of its server, whose parent has ended',
    {
      skip: process.platform !== 'linux' && 'only Linux tells when a process began',
    },
    async (t) => {
      const server = run(t, [process.execPath, '--eval', orphaningServer]);
      await until('the end of the parent', () => server.lastLines().includes('left'));
      const orphan = Number(server.lastLines()[0]);
      assert.ok(isRunning(orphan));
      await server.stop();
      await until('the end of the orphan', () => !isRunning(orphan), 2000);
    },
  );

  test('a second stop does nothing', async (t) => {
    const server = run(t, 'sleep 60');
    await Promise.all([server.stop(), server.stop()]);
    await server.stop();
    assert.notEqual(server.exitReason(), undefined);
  });
});
