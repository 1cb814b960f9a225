import assert from 'node:assert/strict';
import { openSync, ftruncateSync, closeSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { sampleHar } from '../../../../testing/har/sample-har';
import { temporaryFolder } from '../../../../testing/temporary-folder';
import { entriesIn, readHar, RecordingError } from './har-file';
import { type Recording, recordingFrom } from './recording';

function recordingOf(text: string): Recording {
  return recordingFrom(entriesIn(text, 'a.har'), 'a.har');
}

const polling = 'http://127.0.0.1:3000/socket.io/?EIO=4&transport=polling';

function polled(method: string, url: string, text: string, encoding?: string): object {
  const isPost = method === 'POST';
  return {
    startedDateTime: '2026-01-31T10:00:00Z',
    time: 5,
    request: { method, url, headers: [], ...(isPost && { postData: { text } }) },
    response: { status: 200, headers: [], content: isPost ? { text: 'ok' } : { text, encoding } },
  };
}

function harWith(...entries: readonly object[]): string {
  return JSON.stringify({ log: { entries } });
}

test('reads events and acknowledgements of a WebSocket, and leaves out the packets of Engine.IO', () => {
  const frames = [
    ['<', '0{"sid":"abc"}'],
    ['>', '40/chat,{"token":"t"}'],
    ['<', '40/chat,{"sid":"def"}'],
    ['>', '42/chat,7["join","lobby"]'],
    ['<', '2'],
    ['>', '3'],
    ['<', '43/chat,7[{"ok":true}]'],
  ] as const;
  const { packets, origin, path, transports } = recordingOf(sampleHar({ frames }));
  assert.deepEqual(
    packets.map(({ isSent, namespace, type, event, args }) => [
      isSent,
      namespace,
      type,
      event,
      args,
    ]),
    [
      [true, '/chat', 'CONNECT', '', [{ token: 't' }]],
      [false, '/chat', 'CONNECT', '', [{ sid: 'def' }]],
      [true, '/chat', 'EVENT', 'join', ['lobby']],
      [false, '/chat', 'ACK', '', [{ ok: true }]],
    ],
  );
  assert.deepEqual(
    { origin, path, transports },
    {
      origin: 'http://127.0.0.1:3000',
      path: '/socket.io',
      transports: ['websocket'],
    },
  );
});

test('reads several packets of one polling request, in text, in base64 and with attachments', () => {
  const base64 = Buffer.from('42["one"]\u001e42["two"]').toString('base64');
  const { packets } = recordingOf(
    harWith(
      polled('GET', polling, '0{"sid":"abc"}'),
      polled(
        'POST',
        `${polling}&sid=abc`,
        '40\u001e451-["file",{"_placeholder":true,"num":0}]\u001ebAQID',
      ),
      polled('GET', `${polling}&sid=abc`, base64, 'base64'),
    ),
  );
  assert.deepEqual(
    packets.map(({ event, args }) => [event, args]),
    [
      ['', [undefined]],
      ['file', [Buffer.from([1, 2, 3])]],
      ['one', []],
      ['two', []],
    ],
  );
});

test('counts packets that cannot be decoded, and goes on', () => {
  const { packets, unreadable } = recordingOf(
    sampleHar({
      frames: [
        ['>', '40'],
        ['>', '42{"no'],
        ['>', '42["join","lobby"]'],
      ],
    }),
  );
  assert.equal(unreadable, 1);
  assert.deepEqual(
    packets.map(({ event }) => event),
    ['', 'join'],
  );
});

test('takes the server with most traffic, if a page is connected to several', () => {
  const widget = polled(
    'GET',
    'https://widget.example/io/?EIO=4&transport=polling',
    '0{"sid":"w"}',
  );
  const { log } = JSON.parse(
    sampleHar({
      frames: [
        ['>', '40'],
        ['>', '42["a"]'],
      ],
    }),
  ) as {
    log: { entries: object[] };
  };
  assert.equal(recordingOf(harWith(widget, ...log.entries)).origin, 'http://127.0.0.1:3000');
});

test('knows whether a recording has credentials', () => {
  assert.equal(recordingOf(sampleHar({ frames: [['>', '40']] })).lacksCredentials, true);
  for (const headers of [{ Cookie: 'a=b' }, { authorization: 'Bearer b' }]) {
    const { lacksCredentials } = recordingOf(sampleHar({ frames: [['>', '40']], headers }));
    assert.equal(lacksCredentials, false);
  }
});

const wrong: Readonly<Record<string, readonly [text: string, says: RegExp]>> = {
  'no JSON': [
    '{"log": {"entries": [{"secret": "hunter22',
    /a\.har is not a HAR file: it is not complete JSON$/,
  ],
  'JSON of another kind': ['{"a": 1}', /a\.har is not a HAR file: log is missing/],
  'an entry of another kind': [
    '{"log": {"entries": [{"startedDateTime": ""}]}}',
    /is not a HAR file: log\.entries\.0\.request is missing/,
  ],
  'no entries': ['{"log": {"entries": []}}', /has no Socket\.IO traffic/],
  'Socket.IO 2': [sampleHar({ version: 3 }), /is a recording of Socket\.IO 2 \(EIO=3\)/],
  'a WebSocket without messages': [
    sampleHar({}),
    /none of its messages: Firefox and Safari do not export them/,
  ],
  'no packet that can be read': [
    sampleHar({ frames: [['>', '4nonsense']] }),
    /no packet that can be read/,
  ],
};
for (const [what, [text, says]] of Object.entries(wrong))
  test(`refuses ${what} with one sentence, without quoting the recording`, () => {
    assert.throws(
      () => recordingOf(text),
      (error: Error) => {
        assert.ok(error instanceof RecordingError);
        assert.match(error.message, says);
        assert.doesNotMatch(error.message, /hunter22|\n/);
        return true;
      },
    );
  });

test('refuses a file of more than 50 MB, and one that is not there', (t) => {
  const file = join(temporaryFolder(t), 'large.har');
  const descriptor = openSync(file, 'w');
  ftruncateSync(descriptor, 50 * 1024 * 1024 + 1);
  closeSync(descriptor);
  assert.throws(() => readHar(file), /has 50\.0 MB; expected a HAR file of at most 50 MB/);
  assert.throws(() => readHar(`${file}.none`), /cannot be read: ENOENT/);
});
