import assert from 'node:assert/strict';
import { readdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { writeSums } from '../reports/integrity/checksums';
import { summedIn } from '../run/folder/report-folder';
import { command } from '../testing/command-line';
import { hostileTarget } from '../testing/hostile-target';
import { temporaryFolder } from '../testing/temporary-folder';

const args = ['--lane', 'one-server', '--requirement', 'RM-01', '--repeat', '2'];

/** A server that tells everybody what is sent to a room. */
const leaking = {
  server: `const { Socket } = load('socket.io');
    const { _onconnect } = Socket.prototype;
    Socket.prototype._onconnect = function () {
      _onconnect.call(this);
      this.on('roomMessage', ({ body }) => this.nsp.emit('activity', { body }));
    };`,
};

async function modifications(folder: string): Promise<string[]> {
  const { stdout } = await command(['report', '--check', folder]);
  return stdout.split('\n').flatMap((line) => /^modified: (.*)/.exec(line)?.[1] ?? []);
}

void describe('report --check', () => {
  test('derives the reports on several runs again, and finds what was edited although the digests agree', async (t) => {
    const { code, out, stderr } = await hostileTarget(t, leaking, args);
    assert.equal(code, 1, stderr);
    assert.deepEqual(await modifications(out), []);
    const evidence = 'run-2/one-server/evidence';
    const text = first(join(out, evidence), /\.txt$/);
    const program = first(join(out, evidence), /\.mjs$/);
    const results = 'run-2/allure-results';
    const edits = [
      ['index.html', /RM-01/, 'RM-02'],
      ['junit.xml', /<failure /, '<skipped '],
      ['badge.json', /red/, 'green'],
      [`${evidence}/${text}`, /\w/, '_'],
      [`${evidence}/${program}`, /\w/, '_'],
      [
        `${results}/${first(join(out, results), /-result\.json$/)}`,
        /"status":"\w+"/,
        '"status":"skipped"',
      ],
      ['verdict.json', /"failedRuns": 2/, '"failedRuns": 1'],
      ['run-2/verdict.json', /"status": "failed"/, '"status": "passed"'],
    ] as const;
    for (const [name, from, to] of edits) edit(join(out, name), from, to);
    await writeSums(out, summedIn(out));
    const found = await modifications(out);
    const derived = ['index.html', 'junit.xml', 'badge.json', `one-server/evidence/${text}`];
    const expected = [
      ...[...derived, `one-server/evidence/${program}`, 'allure-results'].map(
        (name) => `${name} does not follow from verdict.json and the messages`,
      ),
      'verdict.json is not the verdict on the runs',
      'verdict.json: RM-01 is not what the messages show',
    ];
    assert.deepEqual(
      expected.filter((line) => !found.includes(line)),
      [],
      found.join('\n'),
    );
  });

  test('a link is named, and what it leads to is not read', async (t) => {
    const folder = temporaryFolder(t);
    writeFileSync(join(folder, 'verdict.json'), '{}');
    await writeSums(folder, summedIn(folder));
    renameSync(join(folder, 'verdict.json'), join(folder, 'moved.json'));
    symlinkSync('moved.json', join(folder, 'verdict.json'));
    assert.deepEqual(await modifications(folder), [
      'verdict.json is a symbolic link; a report holds regular files only',
    ]);
  });
});

function edit(file: string, from: RegExp, to: string): void {
  const text = readFileSync(file, 'utf8');
  assert.match(text, from, file);
  writeFileSync(file, text.replace(from, to));
}

function first(folder: string, pattern: RegExp): string {
  return readdirSync(folder).find((name) => pattern.test(name)) ?? '';
}
