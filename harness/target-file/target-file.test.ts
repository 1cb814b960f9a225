import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refusedAt } from '../testing/target-mistake';
import { loadTarget, parseTarget } from './target-file';

const file = '/acme/target.yaml';
const head = 'name: Acme\nstart: { reference: true }\n';

/** Parts about connecting, users and rooms, where the file says nothing. */
const asUsual = {
  connect: {
    path: '/socket.io',
    transports: ['websocket', 'polling'],
    ...{ query: {}, auth: {}, headers: {} },
  },
  ...{ setup: { user: [], room: [] }, teardown: { user: [], room: [] }, references: {} },
  rooms: {
    ...{ join: 'request', leave: 'request', atOnce: 'many', unchanged: 'confirmed' },
    ...{ members: 'clients', history: 'none' },
  },
  messages: { senders: 'anyone', sender: 'included', body: 'json' },
  events: {},
  limits: {},
  attached: false,
};

test('a name and a start are enough; the rest has defaults', () => {
  assert.deepEqual(parseTarget(head, file), {
    name: 'Acme',
    version: 'unknown',
    start: { reference: true },
    cwd: '/acme',
    env: {},
    capabilities: [],
    backplane: 'redis',
    namespaces: {},
    operations: {},
    concurrentHandlers: false,
    ...asUsual,
    timeouts: { answer: 5000, silence: 250, start: 30_000 },
    deviations: [],
  });
});

test('every key is read', () => {
  const text = `
name: Acme
version: 2.10.0
start: { command: node server.js }
cwd: ../server
env: { LOG: 1, DEBUG: on }
capabilities: [roster, cluster]
backplane: none
timeouts: { answer: 1.5s, silence: 100ms }
deviations:
  - requirement: CN-06
    reason: another text
    lanes: [polling]
    issue: ACME-12
    since: 2026-11-24
    until: 2027-06-30
`;
  const deviation = {
    requirement: 'CN-06',
    reason: 'another text',
    lanes: ['polling'],
    issue: 'ACME-12',
    since: '2026-11-24',
    until: '2027-06-30',
    at: `${file}:11:18`,
  };
  assert.deepEqual(parseTarget(text, file), {
    name: 'Acme',
    version: '2.10.0',
    start: { command: 'node server.js' },
    cwd: '/server',
    env: { LOG: '1', DEBUG: 'on' },
    capabilities: ['roster', 'cluster'],
    backplane: 'none',
    namespaces: {},
    operations: {},
    concurrentHandlers: false,
    ...asUsual,
    timeouts: { answer: 1500, silence: 100, start: 30_000 },
    deviations: [deviation],
  });
});

const starts =
  /start: expected exactly one of: urls \(a list\), command \(one line\), image \(and its port\), compose \(a file; and its service and port\), reference: true/;

/** By mistake: the text of the file, the position, and the message. */
const mistakes: Record<string, readonly [text: string, place: string, says: RegExp]> = {
  'an empty file': ['', '1:1', /file: /],
  'a list': ['- name: Acme\n', '1:1', /file: /],
  'no name': ['start: { reference: true }\n', '1:1', /name: /],
  'an empty name': [`name: ''\nstart: { reference: true }\n`, '1:7', /name: /],
  'a version that YAML takes for the number 2.1': [`${head}version: 2.10\n`, '3:10', /version: /],
  'no start': ['name: Acme\n', '1:1', starts],
  'two ways to start': [
    'name: Acme\nstart: { reference: true, command: node a.js }\n',
    '2:8',
    starts,
  ],
  'an invalid port': [
    'name: Acme\nstart: { image: acme/chat, port: 65536 }\n',
    '2:34',
    /start\.port: /,
  ],
  'an invalid URL': ['name: Acme\nstart: { urls: [localhost] }\n', '2:17', /start\.urls\.0: /],
  'no URLs': ['name: Acme\nstart: { urls: [] }\n', '2:16', /start\.urls: /],
  'an unknown key': [`${head}capabilties: [roster]\n`, '3:1', /capabilties/],
  'an unknown key further in': [`${head}timeouts:\n  anwser: 2s\n`, '4:3', /anwser/],
  'an unknown capability': [
    `${head}capabilities: [roster, presense]\n`,
    '3:24',
    /capabilities\.1: expected one of: roster, .*; did you mean presence\?/,
  ],
  'a duration without a unit': [
    `${head}timeouts:\n  answer: 2\n`,
    '4:11',
    /timeouts\.answer: .*(duration|string)/,
  ],
  'a duration in minutes': [`${head}timeouts: { start: 1m }\n`, '3:20', /a duration such as 250ms/],
  'a key twice': [`${head}name: Other\n`, '3:1', /unique/],
  'YAML that is not closed': ['name: Acme\nstart: { reference: true\n', '3:1', /./],
};

for (const [what, [text, place, says]] of Object.entries(mistakes))
  test(`${what} is reported at ${place}`, () => {
    refusedAt({ text, file, place, says });
  });

test('several mistakes are reported at once, one line for each', () => {
  const text = `${head}backplane: kafka\ncapabilities: [chat]\n`;
  assert.throws(() => parseTarget(text, file), {
    name: 'TargetFileError',
    message: /^\S+:4:16: capabilities\.0: .*\n\S+:3:12: backplane: expected one of: redis, none.*$/,
  });
});

test('a file that cannot be read is reported by its path', () => {
  assert.throws(() => loadTarget('/no/such/target.yaml'), {
    name: 'TargetFileError',
    message: /^\/no\/such\/target\.yaml: cannot be read: ENOENT/,
  });
});

test('attached operations have namespaces of their own, and several servers need the capability cluster', () => {
  const text = (urls: string): string => `name: Acme\nstart: { urls: [${urls}] }\nattached: true\n`;
  const [one, two] = ['http://127.0.0.1:1', 'http://127.0.0.1:2'];
  const { namespaces } = parseTarget(text(one), file);
  assert.deepEqual(namespaces, {
    main: 'unsupported',
    chat: '/conformance/chat',
    news: '/conformance/news',
  });
  const several = text(`${one}, ${two}`);
  assert.throws(() => parseTarget(several, file), /only the first would be tested/);
  assert.ok(parseTarget(`${several}capabilities: [cluster]\n`, file).attached);
});
