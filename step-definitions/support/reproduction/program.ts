import type { Transport } from '../../../harness/client/connection';
import type { Actions } from './actions';
import { NoSourceError } from './source';

/** What the head of a program says. */
export interface ProgramTitle {
  /** Id of the requirement: `TM-07`. */
  readonly requirement: string;
  readonly scenario: string;
  readonly lane: string;
  readonly transport: Transport;
  /** Whether the namespaces of a client share a connection. */
  readonly isShared: boolean;
}

/** A longer program is not read any more. */
const mostLines = 60;

/**
 * Returns the source of a program that shows a failure without this suite: plain socket.io-client, with the URLs of the
 * servers as arguments. It exits with 1 while the server behaves as it did, with 0 once it does as expected, and with 2 if
 * no server answers. The last statement sets `isWrong`. Throws NoSourceError if the program would be too long.
 */
export function programOf(title: ProgramTitle, { statements, servers, isSigned }: Actions): string {
  const body = statements.join('\n');
  const urls = Array.from({ length: servers }, (_, index) => `URL${servers > 1 ? index + 1 : ''}`);
  const lines = [
    ...headOf(title, urls.join(' '), isSigned),
    ...importsIn(body, title, isSigned),
    '',
    ...reachable(servers),
    ...connectIn(title),
    ...helpersIn(body),
    ...(isSigned ? signSource : []),
    '',
    ...statements,
    'process.exit(isWrong ? 1 : 0);',
  ];
  if (lines.length > mostLines)
    throw new NoSourceError(`it would take more than ${mostLines} lines`);
  return `${lines.join('\n')}\n`;
}

function headOf(
  { requirement, scenario, lane }: ProgramTitle,
  urls: string,
  isSigned: boolean,
): string[] {
  const secret = isSigned ? 'JWT_SECRET=… ' : '';
  return [
    `// Shows a failure of ${requirement} without rooms-conformance: "${oneLine(scenario)}" (${lane}).`,
    '// Install socket.io-client in this folder or above it, then run:',
    `//   ${secret}node FILE ${urls}`,
    '// Exit code: 1 while the server behaves like this, 0 once it does not, 2 if no server answers.',
  ];
}

function importsIn(body: string, { isShared }: ProgramTitle, isSigned: boolean): string[] {
  return [
    ...(isSigned ? ["import { createHmac } from 'node:crypto';"] : []),
    ...(body.includes('isDeepStrictEqual')
      ? ["import { isDeepStrictEqual } from 'node:util';"]
      : []),
    `import { ${isShared ? 'Manager' : 'io'} } from 'socket.io-client';`,
  ];
}

/** A server that is not there must not look like one that has the bug. */
function reachable(servers: number): string[] {
  return [
    `const urls = process.argv.slice(2, ${servers + 2});`,
    `if (urls.length < ${servers}) urls.push('(a URL that is missing)');`,
    "const probe = async (url) => fetch(new URL('/socket.io/?EIO=4&transport=polling', url));",
    'for (const url of urls) await probe(url).catch(() => {',
    '  console.error(`no server at ${url}`);',
    '  process.exit(2);',
    '});',
  ];
}

function connectIn({ transport, isShared }: ProgramTitle): string[] {
  const options = `transports: ['${transport === 'polling' ? transport : 'websocket'}'], reconnection: false`;
  const socket = isShared
    ? [
        `  managers[client + url] ??= new Manager(url, { autoConnect: false, ${options} });`,
        '  const socket = managers[client + url].socket(namespace).off().offAny();',
        '  socket.auth = auth;',
      ]
    : [`  const socket = io(new URL(namespace, url).href, { auth, forceNew: true, ${options} });`];
  return [
    'const [sockets, ids, received, outcomes] = [{}, {}, [], {}];',
    ...(isShared ? ['const managers = {};'] : []),
    'const connect = async (client, namespace, url, auth) => {',
    ...socket,
    '  const name = `${client} ${namespace}`;',
    '  sockets[name] = socket;',
    '  socket.onAny((event, ...values) => received.push({ socket: name, event, values }));',
    "  socket.on('connect', () => (ids[name] ??= []).push(socket.id));",
    '  outcomes[client] = await new Promise((resolve) => {',
    "    const refused = ({ type }) => resolve(type === 'TransportError' ? 'no answer' : 'refused');",
    "    socket.on('connect', () => resolve('ok')).on('connect_error', refused);",
    "    setTimeout(resolve, 5000, 'no answer');",
    ...(isShared ? ['    socket.connect();'] : []),
    '  });',
    '};',
  ];
}

/** Helpers by the name that a program uses them with; one may use those before it. */
const helpers = {
  pause: ['const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));'],
  idOf: ['const idOf = (client, namespace, time = 0) => ids[`${client} ${namespace}`]?.at(time);'],
  socketOf: ['const socketOf = (client, namespace) => sockets[`${client} ${namespace}`];'],
  cut: [
    'const cut = async (client) => {',
    '  const own = Object.keys(sockets).filter((name) => name.startsWith(`${client} `));',
    '  for (const name of own) sockets[name].io.engine.close();',
    '  await pause(500); // Until the server has noticed.',
    '};',
  ],
  call: [
    'const calls = [];',
    'const call = (client, namespace, event, ...values) => {',
    '  const keep = (answer) => calls.push({ client, event, answer });',
    '  socketOf(client, namespace).emit(event, ...values, keep);',
    '};',
  ],
  ask: [
    'const answers = {};',
    'const ask = async (client, namespace, ...request) => {',
    '  const answer = await socketOf(client, namespace).timeout(5000).emitWithAck(...request)',
    "    .catch(({ message }) => ({ error: { code: /disconnect/.test(message) ? 'disconnected' : 'no answer' } }));",
    '  answers[client] = answer;',
    "  outcomes[client] = answer?.ok ? 'ok' : answer?.error?.code ?? 'an error without a code';",
    '};',
  ],
};

function helpersIn(body: string): string[] {
  const uses = (text: string, name: string): boolean =>
    new RegExp(String.raw`\b${name}\(`).test(text);
  const used: string[] = [];
  for (const [name, source] of Object.entries(helpers).reverse())
    if (uses([body, ...used].join('\n'), name)) used.unshift(...source);
  return used;
}

const signSource = [
  'const now = Math.floor(Date.now() / 1000);',
  "const base64url = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');",
  "const sign = (claims, alg = 'HS256', secret = process.env.JWT_SECRET) => {",
  '  const head = `${base64url({ alg })}.${base64url(claims)}`;',
  "  if (alg === 'none') return `${head}.`;",
  "  return `${head}.${createHmac(alg.replace('HS', 'sha'), secret).update(head).digest('base64url')}`;",
  '};',
];

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
