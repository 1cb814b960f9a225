import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { root } from '../../harness/package-root';
import { install, pack } from './install-package';
import { runPackage, withServer, type Ended } from './run-package';

/** Server of the contract's core. Its packages are those of the clone. */
const core = join(root, 'fixtures', 'targets', 'core', 'server.js');
/** Packages that no user of the suite needs. */
const development = ['@nestjs', '@swc', 'rolldown', 'ts-node', 'typescript', 'socket.io'];

void describe('the package, installed in an empty folder', () => {
  let folder: string;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rooms-conformance-package-'));
    writeFileSync(join(folder, 'package.json'), '{ "private": true }');
    await install(await pack(folder), folder);
  });

  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test('holds no sources, tests or mutants, and installs none of the development packages', () => {
    const own = join(folder, 'node_modules', 'rooms-conformance');
    const files = readdirSync(own, { recursive: true, encoding: 'utf8' });
    const sources = files.filter((file) => /(?<!\.d)\.ts$|\.test\./.test(file));
    assert.deepEqual(sources, []);
    const installed = readdirSync(join(folder, 'node_modules'));
    assert.deepEqual(
      installed.filter((name) => development.includes(name)),
      [],
    );
  });

  test('lists the requirements, and explains one', async () => {
    assert.match((await suite(['list'])).all, /^TM-07 /m);
    const { code, all } = await suite(['explain', 'TM-07']);
    assert.equal(code, 0, all);
    assert.match(all, /^TM-07 MUST/m);
  });

  test('without a target, in CI, is a usage error that names the options', async () => {
    const { code, all } = await suite([], { CI: 'true' });
    assert.equal(code, 2, all);
    assert.match(all, /no target: .*--target FILE, --url URL, or --reference/);
  });

  test('runs against its reference server, and says that this is what it is', async () => {
    const { code, all } = await suite(['--reference', '--requirement', 'TM-07']);
    assert.equal(code, 0, all);
    assert.match(all, /^CONFORMANT · the suite's own reference server · /m);
  });

  test('finds the conformance.yaml that init wrote, and doctor and a run agree with it', async () => {
    const command = `exec '${process.execPath}' '${core}'`;
    const written = await suite(['init', '--yes', '--name', 'Core', '--command', command]);
    assert.equal(written.code, 0, written.all);
    assert.match(readFileSync(join(folder, 'conformance.yaml'), 'utf8'), /^name: Core$/m);
    assert.match((await suite(['doctor'])).all, /^ok {4}sendToRoom/m);
    const { code, all } = await suite(['--requirement', 'TM-07', '--lane', 'one-server']);
    assert.equal(code, 0, all);
    assert.match(all, /^ {2}target +Core /m);
  });

  test("runs a team's own features with their steps", async () => {
    cpSync(join(root, 'fixtures', 'own-features', 'acme'), join(folder, 'acme'), {
      recursive: true,
    });
    const own = ['--features', 'acme', '--only-features', '--lane', 'one-server'];
    const { code, all } = await suite(['--reference', ...own]);
    assert.equal(code, 0, all);
    assert.match(all, /2 of 2 requirements of your own passed/);
  });

  test('tests servers that are already running', async () => {
    await withServer(core, async (url) => {
      const { code, all } = await suite(['--url', url, '--requirement', 'TM-07']);
      assert.equal(code, 0, all);
      assert.match(all, new RegExp(`^ {2}target +${url} `, 'm'));
    });
  });

  async function suite(
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
  ): Promise<Ended> {
    return await runPackage(folder, args, env);
  }
});
