import type { Transport } from '../../../harness/client/connection-options';
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
  /** Variables that the servers must be started with, beside the usual ones. */
  readonly env: Readonly<Record<string, string>>;
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
    ...headOf(title, { body, urls: urls.join(' '), isSigned }),
    ...importsIn(body, title, isSigned),
    '',
    ...reachable(servers),
    ...(uses(body, 'connect') ? connectIn(title) : []),
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
  { requirement, scenario, lane, env }: ProgramTitle,
  {
    body,
    urls,
    isSigned,
  }: { readonly body: string; readonly urls: string; readonly isSigned: boolean },
): string[] {
  const secret = isSigned ? 'JWT_SECRET=… ' : '';
  const packages = [uses(body, 'connect') && 'socket.io-client', uses(body, 'open') && 'ws'];
  const started = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  const needed = packages.filter(Boolean).join(' and ');
  return [
    `// Shows a failure of ${requirement} without rooms-conformance: "${oneLine(scenario)}" (${lane}).`,
    ...(started.length === 0 ? [] : [`// Start one server with ${started.join(' ')}.`]),
    `// ${needed === '' ? 'Run' : `Install ${needed} in this folder or above it, then run`}:`,
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
    ...(uses(body, 'connect')
      ? [`import { ${isShared ? 'Manager' : 'io'} } from 'socket.io-client';`]
      : []),
    ...(uses(body, 'open') ? ["import { WebSocket } from 'ws';"] : []),
  ];
}

/** Neither a server that is not there nor a request that cannot be made must look like the bug. */
function reachable(servers: number): string[] {
  return [
    `const urls = [...process.argv.slice(2), '(a URL that is missing)'].slice(0, ${servers});`,
    "process.on('uncaughtException', ({ message }) => {",
    '  console.error(message);',
    '  process.exit(2);',
    '});',
    // Not `fetch`, which takes 30 MB.
    "const { get } = await import(urls[0]?.startsWith('https:') ? 'node:https' : 'node:http');",
    'for (const url of urls) await new Promise((answered, failed) => {',
    "  get(`${url}/socket.io/?EIO=4&transport=polling`, answered).on('error', failed);",
    '}).catch(() => Promise.reject(new Error(`no server at ${url}`)));',
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

/** A request whose answer is looked at. */
const askAndKeep = [
  'const answers = {};',
  'const ask = async (client, namespace, ...request) => {',
  '  const answer = await socketOf(client, namespace).timeout(5000).emitWithAck(...request)',
  "    .catch(({ message }) => ({ error: { code: /disconnect/.test(message) ? 'disconnected' : 'no answer' } }));",
  '  answers[client] = answer;',
  "  outcomes[client] = answer?.ok ? 'ok' : answer?.error?.code ?? 'an error without a code';",
  '};',
];

/** Helpers by the name that a program uses them with; one may use those before it. */
const helpers = {
  pause: ['const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));'],
  until: [
    'const until = async (holds) => {',
    '  for (let left = 50; left > 0 && !holds(); left -= 1) await pause(100);',
    '};',
  ],
  open: [
    'const frames = [];',
    'let raw;',
    'const open = async (url) => {',
    "  raw = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);",
    "  raw.on('error', () => {}).on('message', (data) => frames.push(String(data)));",
    "  raw.on('message', (data) => String(data) === '2' && raw.send('3')); // The heartbeat.",
    '  await until(() => frames.length > 0);',
    '};',
  ],
  send: [
    'const send = async (frame, answer) => {',
    '  if (raw.readyState === 1) raw.send(frame);',
    '  if (answer) await until(() => raw.readyState > 1 || frames.some((one) => answer.test(one)));',
    '};',
  ],
  http: [
    'const replies = [];',
    'const http = async (url, method, path, body) => {',
    "  const headers = { 'content-type': 'text/plain;charset=UTF-8' };",
    '  const reply = await fetch(new URL(path, url), { method, body, ...(body && { headers }) });',
    '  replies.push({ status: reply.status, text: await reply.text() });',
    '};',
  ],
  mute: [
    'const mute = (client) => {',
    '  const own = Object.keys(sockets).filter((name) => name.startsWith(`${client} `));',
    "  for (const name of own) sockets[name].io.engine.off('data');",
    '};',
  ],
  idOf: ['const idOf = (client, namespace, time = 0) => ids[`${client} ${namespace}`]?.at(time);'],
  socketOf: ['const socketOf = (client, namespace) => sockets[`${client} ${namespace}`];'],
  cut: [
    'const cut = async (client) => {',
    '  const own = Object.keys(sockets).filter((name) => name.startsWith(`${client} `));',
    '  for (const name of own) sockets[name].io.engine.close();',
    '  await pause(200); // Until the server has noticed.',
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
    'const ask = (client, namespace, ...request) =>',
    '  socketOf(client, namespace).timeout(5000).emitWithAck(...request).catch(() => undefined);',
  ],
};

/** Returns whether statements call a function. */
function uses(statements: string, name: string): boolean {
  return new RegExp(String.raw`(?<!\.)\b${name}\(`).test(statements);
}

function helpersIn(body: string): string[] {
  const used: string[] = [];
  const ask = /\b(?:answers|outcomes)\[/.test(body) ? askAndKeep : helpers.ask;
  for (const [name, source] of Object.entries({ ...helpers, ask }).reverse())
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
