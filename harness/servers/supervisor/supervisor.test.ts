import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, test, type TestContext } from 'node:test';
import { orphaningServer } from '../../testing/orphaning-server';
import { isRunning } from '../../testing/processes';
import { temporaryFolder } from '../../testing/temporary-folder';
import { until } from '../../testing/until';
import { endStrays, processRows, straysOf } from './strays';

/** Runs a TypeScript program that imports the supervisor and the server processes, until it has printed a line. */
async function running(
  t: TestContext,
  program: string,
): Promise<{ kill: () => void; line: string; exit: Promise<unknown> }> {
  const imports = ['../process/server-process', './supervisor'].map(
    (path) => `...require(${JSON.stringify(join(__dirname, path))})`,
  );
  const script = `const { ServerProcess, entrust, endBy } = { ${imports.join()} };\n${program}`;
  const args = ['--conditions=source', '--require', 'ts-node/register', '--eval', script];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  t.after(() => child.kill('SIGKILL'));
  const exit = once(child, 'exit');
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return { kill: () => child.kill('SIGKILL'), line, exit };
}

/** A server of which a child has left its process group; it prints their ids. */
const server = `
  const leaving = 'require("node:child_process").spawn("sleep", ["60"], { detached: true }).pid';
  const program = 'console.log(process.pid, ' + leaving + '); setInterval(() => {}, 1000)';
  const server = new ServerProcess({ command: [process.execPath, '-e', program], cwd: '/', env: {} });
  const again = () => server.lastLines().length > 0 ? console.log(server.lastLines()[0]) : setTimeout(again, 20);
  again();`;

/** A server that leaves an orphan, and prints its id then. */
const orphaning = `
  const command = [process.execPath, '--eval', ${JSON.stringify(orphaningServer)}];
  const server = new ServerProcess({ command, cwd: '/', env: {} });
  const again = () => server.lastLines().length > 1 ? console.log(server.lastLines()[0]) : setTimeout(again, 20);
  again();`;

void describe('what outlives a suite that is killed', { concurrency: 2 }, () => {
  test('no process of a server, even outside its process group', async (t) => {
    const { kill, line } = await running(t, server);
    const pids = line.split(' ').map(Number);
    t.after(() => {
      for (const pid of pids.filter(isRunning)) process.kill(pid, 'SIGKILL');
    });
    assert.deepEqual(pids.map(isRunning), [true, true]);
    kill();
    await until('the end of the server', () => !pids.some(isRunning), 5000);
  });

  test(
    'nor one without the environment of its server, whose parent has ended',
    {
      skip: process.platform !== 'linux' && 'only Linux tells when a process began',
    },
    async (t) => {
      const { kill, line } = await running(t, orphaning);
      const orphan = Number(line);
      t.after(() => isRunning(orphan) && process.kill(orphan, 'SIGKILL'));
      assert.ok(isRunning(orphan));
      kill();
      await until('the end of the orphan', () => !isRunning(orphan), 5000);
    },
  );

  test('no temporary folder, and what was taken back stays', async (t) => {
    const [temporary = '', kept = ''] = [1, 2].map(() => mkdtempSync(join(tmpdir(), 'rooms-')));
    t.after(() => {
      spawnSync('rm', ['-rf', temporary, kept]);
    });
    const folders = [temporary, kept].map((folder) => JSON.stringify({ folder }));
    const { kill } = await running(
      t,
      `entrust(${folders[0]}); entrust(${folders[1]})(); setInterval(() => {}, 1000); console.log('ready')`,
    );
    kill();
    await until('the end of the folder', () => !existsSync(temporary), 5000);
    assert.ok(existsSync(kept));
  });

  test('no container, and a network goes after its containers', async (t) => {
    const seen: string[] = [];
    const engine = createServer(({ method, url }, response) => {
      seen.push(`${method} ${url}`);
      const isBusy = url === '/networks/n' && seen.length < 3;
      response.writeHead(isBusy ? 403 : 204).end();
    });
    const socketPath = join(temporaryFolder(t), 'engine.sock');
    engine.listen(socketPath);
    t.after(() => engine.close());
    const charges = ['/networks/n', '/containers/c?force=true'].map((path) =>
      JSON.stringify({ engine: { socketPath }, path }),
    );
    const { kill } = await running(
      t,
      `${charges.map((one) => `entrust(${one});`).join('')} setInterval(() => {}, 1000); console.log('ready')`,
    );
    kill();
    await until('the second request for the network', () => seen.length === 3, 5000);
    assert.deepEqual(seen.sort(), [
      'DELETE /containers/c?force=true',
      'DELETE /networks/n',
      'DELETE /networks/n',
    ]);
  });

  test('nor does the suite outlive its own deadline, however busy it is', async (t) => {
    const { exit } = await running(
      t,
      `console.log('ready'); endBy(300); setTimeout(() => { for (;;); }, 50)`,
    );
    const [, signal] = (await exit) as [unknown, string];
    assert.equal(signal, 'SIGKILL');
  });
});

void test('where there is no /proc, children are found by their parents', (t) => {
  const platform = Object.getOwnPropertyDescriptor(process, 'platform') as PropertyDescriptor;
  Object.defineProperty(process, 'platform', { ...platform, value: 'darwin' });
  t.after(() => Object.defineProperty(process, 'platform', platform));
  const stdout = '  10 1 10\n 12 11 11\n 11 10 11\n 13 1 13\n';
  const ps = (() => ({ stdout })) as unknown as typeof spawnSync;
  const tools = { readdirSync, readFileSync, spawnSync: ps };
  const found = straysOf(tools, { mark: '', groups: [10] });
  assert.deepEqual(found.map(({ pid }) => pid).sort(), [10, 11, 12]);
});

test('no process is ended that has got the id of another', async (t) => {
  const child = spawn('sleep', ['60'], { detached: true });
  t.after(() => child.kill('SIGKILL'));
  const exit = once(child, 'exit');
  const tools = { readdirSync, readFileSync, spawnSync };
  const row = processRows(tools).find(({ pid }) => pid === child.pid);
  assert.ok(row);
  if (row.start !== '') endStrays(tools, [{ ...row, start: `${row.start}0` }]);
  assert.ok(isRunning(row.pid));
  endStrays(tools, [row]);
  assert.deepEqual(await exit, [null, 'SIGKILL']);
});
