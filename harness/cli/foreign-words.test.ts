import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test, type TestContext } from 'node:test';
import { root } from '../package-root';
import { conformance, type Ended } from '../testing/command-line';
import { temporaryFolder } from '../testing/temporary-folder';

const folder = join(root, 'fixtures', 'targets', 'foreign-words');

type Edit = readonly [from: string, to: string];

/** Runs RM-02 against the target with a foreign driver, after edits to its server and to its target file. */
async function run(
  t: TestContext,
  { server = [], target = [] }: { server?: readonly Edit[]; target?: readonly Edit[] },
  ...options: readonly string[]
): Promise<Ended> {
  const own = temporaryFolder(t);
  const env = `env: { NODE_PATH: '${join(root, 'node_modules')}' }\n`;
  writeFileSync(join(own, 'server.js'), edited('server.js', server));
  const quick = 'timeouts: { answer: 1s }\n';
  writeFileSync(join(own, 'target.yaml'), `${edited('target.yaml', target)}${env}${quick}`);
  const selection = ['--requirement', 'RM-02', '--lane', 'one-server', ...options];
  return await conformance(t, '--target', join(own, 'target.yaml'), ...selection);
}

function edited(name: string, edits: readonly Edit[]): string {
  let text = readFileSync(join(folder, name), 'utf8');
  for (const [from, to] of edits) {
    assert.ok(text.includes(from), `${name} has no ${from}`);
    text = text.replaceAll(from, to);
  }
  return text;
}

void describe('a target with events of its own', () => {
  test('that leaks a message of a room fails, with its own event names in the message', async (t) => {
    const leak: Edit = ['socket.nsp.to(channelOf(channel)).emit', 'socket.nsp.emit'];
    const { code, stdout, stderr } = await run(t, { server: [leak] });
    assert.equal(code, 1, stderr);
    assert.match(stdout, /✗ RM-02 MUST {2}A client outside the room does not receive its messages/);
    assert.match(stdout, /(✗ carol@1|carol@1 ✗)[^\n]*: posted \{ message: \{ text: '\w/);
  });

  test('an operation that it does not have is not applicable, with the reason, and is not counted', async (t) => {
    const { code, stdout, verdict } = await run(t, {}, '--requirement', 'TM-04');
    assert.equal(code, 0, stdout);
    const one = (await verdict()).requirements.find(({ id }) => id === 'TM-04');
    assert.equal(one?.status, 'not-applicable');
    assert.match(one.reason ?? '', /sendToOthers \(operations\.sendToOthers: unsupported\)/);
    assert.match(
      stdout,
      /CONFORMANT · core · 1 of \d+ MUST exercised: 1 of 1 MUST requirements passed/,
    );
  });

  /** Each mistake in the mapping, and what the preflight says of it. */
  const mistakes: Record<string, readonly [edit: Edit, says: readonly RegExp[]]> = {
    'another namespace': [
      ['/rooms/talk', '/rooms/talks'],
      [
        /connect does not work .*\/rooms\/talks\)/,
        /Invalid namespace/,
        /look at +namespaces\.chat/,
      ],
    ],
    'another event for the join': [
      ['event: subscribe\n', 'event: subscrib\n'],
      [
        /join does not work/,
        /sent +subscrib \[\{"channel":".+"\}\]\n.*\n +received +timed out after 1 s waiting for .*the event subscribed, the confirmation of subscrib/,
        /look at +operations\.join/,
      ],
    ],
    'another confirmation': [
      ['event: subscribed', 'event: joined'],
      [
        /the event joined, the confirmation of subscribe/,
        /EVENT subscribed \[\{"channel":".+"\}\]/,
      ],
    ],
    'another event for what is delivered': [
      ['event: posted', 'event: post'],
      [/sendToRoom does not work/, /EVENT posted/, /look at +operations\.sendToRoom/],
    ],
    'another place of the text': [
      ['body: message.text', 'body: text'],
      [/nothing at text instead of the body "hello" \(operations\.sendToRoom\.delivered\.body\)/],
    ],
    'another event for the refusal': [
      ['event: error_message', 'event: error'],
      [
        /the refusal of a join does not work/,
        /EVENT error_message/,
        /look at +operations\.join\.refused/,
      ],
    ],
  };

  for (const [what, [edit, says]] of Object.entries(mistakes))
    test(`${what}: the preflight says so`, async (t) => {
      const { code, stderr } = await run(t, { target: [edit] });
      assert.equal(code, 3, stderr);
      for (const one of says) assert.match(stderr, one);
    });
});
