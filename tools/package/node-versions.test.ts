import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { root } from '../../harness/package-root';
import { install, pack } from './install-package';
import { runPackage, withServer } from './run-package';

const packages = join(root, 'fixtures', 'node-versions', 'node_modules');
const versions = existsSync(packages)
  ? readdirSync(packages).filter((name) => name.startsWith('node-'))
  : [];
const skip = versions.length > 0 ? false : 'needs npm ci --prefix fixtures/node-versions';

/** Server of the contract's core. Its packages are those of the clone. */
const core = join(root, 'fixtures', 'targets', 'core', 'server.js');
const quick = ['--requirement', 'TM-07', '--lane', 'one-server'];

// More than half of such a test is waiting.
void describe('the package, on each supported version of Node', { skip, concurrency: 2 }, () => {
  let folder: string;
  let archive: string;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rooms-conformance-node-versions-'));
    archive = await pack(folder);
  });

  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  for (const version of versions)
    test(`${version} installs it, and reaches a verdict on each kind of target`, async () => {
      const project = join(folder, version);
      const PATH = [join(packages, version, 'bin'), process.env['PATH']].join(delimiter);
      mkdirSync(project);
      writeFileSync(join(project, 'package.json'), '{ "private": true }');
      await install(archive, project, { PATH });
      const suite = async (...args: readonly string[]): Promise<string> => {
        const { code, all } = await runPackage(project, args, { PATH });
        assert.equal(code, 0, all);
        return all;
      };
      assert.match(await suite('list'), /^TM-07 /m);
      assert.match(await suite('--reference', ...quick), new RegExp(`Node ${version.slice(5)}\\.`));
      const command = `exec '${process.execPath}' '${core}'`;
      await suite('init', '--yes', '--name', 'Core', '--command', command);
      assert.match(await suite('doctor'), /^ok {4}sendToRoom/m);
      assert.match(await suite(...quick), /^CONFORMANT/m);
      await withServer(core, async (url) => {
        assert.match(await suite('--url', url, ...quick), /^CONFORMANT/m);
      });
    });
});
