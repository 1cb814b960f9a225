import assert from 'node:assert/strict';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { execa } from 'execa';
import { root } from '../../harness/package-root';
import { install, pack } from './install-package';
import { workedTests } from './worked-tests';

/** Application of a user, with the test frameworks. */
const users = join(root, 'fixtures', 'package-users');
const packages = join(users, 'node_modules');
const copied = ['src', 'conformance.yaml', 'package.json', 'tsconfig.json', 'tsconfig.test.json'];
const skip = existsSync(packages) ? false : 'needs npm ci --prefix fixtures/package-users';
const worked = workedTests(readFileSync(join(root, 'docs', 'worked-tests.md'), 'utf8'));

void describe('the worked tests', { skip }, () => {
  let folder: string;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rooms-conformance-worked-'));
    await install(await pack(folder), users);
    for (const name of copied) cpSync(join(users, name), join(folder, name), { recursive: true });
    symlinkSync(packages, join(folder, 'node_modules'));
    for (const [path, text] of worked.flatMap(({ files }) => [...files])) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    await compile('tsconfig.json');
  });

  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test('are for three test frameworks', () => {
    assert.deepEqual(
      worked.map(({ name }) => name),
      ['node:test', 'Jest', 'Vitest'],
    );
  });

  test('fit the types of the package', async () => {
    await compile('tsconfig.test.json');
  });

  for (const { name, command } of worked)
    test(`the one for ${name} passes`, async () => {
      const { exitCode, all } = await execa(command, {
        ...{ shell: true, cwd: folder, reject: false, all: true },
        // Under node:test, a test that runs node:test would report to this one.
        env: { NODE_TEST_CONTEXT: undefined, NO_COLOR: '1' },
      });
      assert.equal(exitCode, 0, all);
      const reports = join(folder, 'reports');
      assert.match(readFileSync(join(reports, 'verdict.json'), 'utf8'), /"Acme chat"/);
      rmSync(reports, { recursive: true });
    });

  async function compile(project: string): Promise<void> {
    const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    const { exitCode, all } = await execa(process.execPath, [tsc, '--project', project], {
      ...{ cwd: folder, reject: false, all: true },
    });
    assert.equal(exitCode, 0, all);
  }
});
