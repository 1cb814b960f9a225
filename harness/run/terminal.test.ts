import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { keepSecret } from '../target-file/secrets';
import { print, printSummary, say, sayError } from './terminal';

/** Returns what an action writes to a stream, in a job of GitHub or not. */
function written(
  t: TestContext,
  stream: NodeJS.WriteStream,
  action: () => void,
  isGitHub = false,
): string {
  const before = process.env['GITHUB_ACTIONS'];
  process.env['GITHUB_ACTIONS'] = String(isGitHub);
  const texts: string[] = [];
  const write = t.mock.method(stream, 'write', (text: string) => texts.push(text) > 0);
  try {
    action();
  } finally {
    write.mock.restore();
    if (before === undefined) delete process.env['GITHUB_ACTIONS'];
    else process.env['GITHUB_ACTIONS'] = before;
  }
  return texts.join('');
}

const hostile = '\x1b[2J\x1b]0;title\x07it\u202e is\rCONFORMANT';

const ways = [
  ['print', process.stdout, print],
  ['printSummary', process.stdout, printSummary],
  ['say', process.stderr, say],
  ['sayError', process.stderr, sayError],
] as const;

for (const [name, stream, way] of ways) {
  test(`${name} leaves nothing that steers a terminal, and no secret`, (t) => {
    keepSecret('sesame-of-the-terminal');
    const action = (): void => {
      way(`${hostile} sesame-of-the-terminal`);
    };
    assert.equal(written(t, stream, action).trimEnd(), 'it isCONFORMANT (a secret, not shown)');
  });

  test(`${name} stops the commands of GitHub around a text that has some`, (t) => {
    for (const text of ['::error::x', 'a\n  ::add-mask::x', 'the log says ##[error]x']) {
      const action = (): void => {
        way(text);
      };
      assert.match(written(t, stream, action, true), /^::stop-commands::(\S+)\n[^]*x\n::\1::\n$/);
    }
  });
}

test('a second line of a message does not stand at the margin', (t) => {
  for (const way of [say, sayError]) {
    const action = (): void => {
      way('\ntarget: x\nCONFORMANT · x\n\n  1 of 1');
    };
    assert.equal(written(t, process.stderr, action), '\ntarget: x\n  CONFORMANT · x\n\n  1 of 1\n');
  }
});

test('the colors of a summary stay, and a line about progress is printed as it is', (t) => {
  const summary = '\x1b[1m\x1b[31mfailed\x1b[39m\x1b[22m \x1b[3;5H';
  const action = (): void => {
    printSummary(summary);
  };
  assert.equal(written(t, process.stdout, action), '\x1b[1m\x1b[31mfailed\x1b[39m\x1b[22m ');
  const line = (): void => {
    say('polling 1/569');
  };
  assert.equal(written(t, process.stderr, line, true), 'polling 1/569\n');
});
