import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../harness/package-root';
import type { Program } from './part';

const folders = ['fixtures', 'harness', 'reference-server', 'step-definitions', 'tools'];

/** Test file with tests that are skipped where a program is missing. */
interface ProgramTests {
  readonly file: string;
  readonly needs: readonly Program[];
  /** Whether the file also has tests that need no program; then it runs in both tiers. */
  readonly mixed?: true;
}

/** Test files of `npm run test:all`. All other test files, and the mixed ones, are in `npm test`. */
export const programTests: readonly ProgramTests[] = [
  { file: 'harness/cli/allure.test.ts', needs: ['java', 'chromium'], mixed: true },
  { file: 'harness/cli/compose.test.ts', needs: ['docker compose'], mixed: true },
  { file: 'harness/cli/surroundings.test.ts', needs: ['redis-server'], mixed: true },
  { file: 'harness/client/private-authority.test.ts', needs: ['openssl'] },
  { file: 'harness/cli/image.test.ts', needs: ['docker'], mixed: true },
  { file: 'harness/reports/comparison/browser.test.ts', needs: ['chromium'] },
  { file: 'harness/reports/html/browser.test.ts', needs: ['chromium'] },
  { file: 'harness/reports/html/lesson/browser.test.ts', needs: ['chromium'] },
  { file: 'harness/reports/site/browser.test.ts', needs: ['chromium'] },
  {
    file: 'harness/servers/backplane/container-redis.test.ts',
    needs: ['docker'],
    mixed: true,
  },
  {
    file: 'harness/servers/backplane/external-redis.test.ts',
    needs: ['redis-server'],
    mixed: true,
  },
  { file: 'harness/servers/backplane/local-redis.test.ts', needs: ['redis-server'], mixed: true },
  { file: 'harness/servers/containers/container-servers.test.ts', needs: ['docker'] },
  { file: 'harness/servers/containers/docker-engine.test.ts', needs: ['docker'] },
  { file: 'harness/servers/ready-advice.test.ts', needs: ['openssl'], mixed: true },
  { file: 'harness/attach/nestjs.test.ts', needs: ['redis-server'], mixed: true },
  { file: 'reference-server/backplane/redis.test.ts', needs: ['redis-server'] },
  { file: 'tools/package/node-versions.test.ts', needs: ['node-versions'] },
  { file: 'tools/package/worked-tests.test.ts', needs: ['package-users'] },
  { file: 'tools/record-har/record.test.ts', needs: ['chromium'] },
];

/** Returns every `*.test.ts` of the package, relative to its folder. */
export function allTestFiles(): readonly string[] {
  return folders
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.test.ts') && !file.includes('node_modules'))
        .map((file) => join(folder, file)),
    )
    .sort();
}

/** Returns the test files of `npm test`. */
export function unitTestFiles(): readonly string[] {
  const later = programTests.filter(({ mixed }) => mixed !== true).map(({ file }) => file);
  return allTestFiles().filter((file) => !later.includes(file));
}
