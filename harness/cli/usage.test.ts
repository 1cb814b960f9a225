import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { conformance } from '../testing/command-line';
import { temporaryFolder } from '../testing/temporary-folder';

const wrong: Record<string, { readonly args: readonly string[]; readonly says: RegExp }> = {
  'the beginning of a requirement': {
    args: ['--requirement', 'TM-0'],
    says: /unknown requirement TM-0; did you mean TM-01, TM-02, TM-03, /,
  },
  'an unknown requirement': {
    args: ['--requirement', 'RM-O1'],
    says: /unknown requirement RM-O1; did you mean RM-01/,
  },
  'an unknown lane': {
    args: ['--lane', 'three-server'],
    says: /unknown lane three-server; did you mean three-servers\?/,
  },
  'a lane that is similar to none': {
    args: ['--lane', 'two'],
    says: /unknown lane two; expected one of: one-server, three-servers, polling\n/,
  },
  'a mistyped command': { args: ['lis'], says: /^unknown command lis; did you mean list\?\n/ },
  'an unknown command': {
    args: ['deploy'],
    says: /^unknown command deploy; expected one of: run, .*explain/,
  },
  'a target file without --target': {
    args: ['acme.yaml'],
    says: /unknown command acme\.yaml; .*add --target acme\.yaml/,
  },
  'an unknown level': { args: ['--level', 'most'], says: /Allowed choices are must, should, may/ },
  'an unknown requirement set': {
    args: ['--requirement-set', '0.9'],
    says: /Allowed choices are 1\.0, 1\.1/,
  },
  'an unknown option': {
    args: ['--lanes', 'polling'],
    says: /unknown option '--lanes'\n\(Did you mean --lane\?\)/,
  },
  'a count that is no number': {
    args: ['--servers', 'three'],
    says: /--servers three: expected a whole number from 1 to 9/,
  },
  'an invalid URL': { args: ['--url', 'localhost:3000'], says: /--url localhost:3000: not a/ },
  'a target file that is not there': {
    args: ['--target', join('fixtures', 'targets', 'reference', 'target.yml')],
    says: /target\.yml: cannot be read: .*did you mean .*target\.yaml/,
  },
  'a target file that is similar to none': {
    args: ['--target', 'nope.yaml'],
    says: /^nope\.yaml: cannot be read: [^?]*$/,
  },
  'a lane that needs a capability which the target does not declare': {
    args: ['--url', 'http://127.0.0.1:9', '--lane', 'three-servers'],
    says: /--lane three-servers: the target does not declare the capability cluster/,
  },
};

void describe(
  'a wrong command line ends with 2 and says what would be right',
  { concurrency: 3 },
  () => {
    for (const [what, { args, says }] of Object.entries(wrong))
      test(what, async (t) => {
        const { code, stderr } = await conformance(t, ...args);
        assert.match(stderr, says);
        assert.doesNotMatch(stderr, /\n {4}at /);
        assert.equal(code, 2);
      });

    test('a mistake in the target file, with line and column', async (t) => {
      const file = join(temporaryFolder(t), 'target.yaml');
      writeFileSync(file, 'name: Acme\nstart: { reference: true }\ncapabilties: [roster]\n');
      const { code, stderr } = await conformance(t, '--target', file);
      assert.equal(code, 2);
      assert.ok(stderr.includes(`${file}:3:1: `), stderr);
      assert.match(stderr, /capabilties/);
    });
  },
);

test('a run in which nothing ran ends with 4 and says so', async (t) => {
  const ended = await conformance(t, '--requirement', 'CL-01', '--lane', 'one-server');
  assert.equal(ended.code, 4, ended.stderr);
  assert.match(ended.stdout, /nothing ran/);
  assert.notEqual((await ended.verdict()).outcome, 'conformant');
});

test('help is not an error', async (t) => {
  const { code, stdout } = await conformance(t, '--help');
  assert.equal(code, 0);
  assert.match(stdout, /Exit codes:/);
});
