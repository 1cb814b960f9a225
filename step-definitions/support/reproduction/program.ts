import type { Transport } from '../../../harness/client/connection-options';
import type { Actions } from './actions';

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

/**
 * Returns the source of a program that shows a failure without this suite: plain socket.io-client, with the URLs of the
 * servers as arguments. It exits with 1 while the server behaves as it did, with 0 once it does as expected, and with 2 if
 * no server answers. The last statement sets `isWrong`.
 */
export function programOf(title: ProgramTitle, { statements, servers, isSigned }: Actions): string {
  const body = statements.join('\n');
  const urls = Array.from({ length: servers }, (_, index) => `URL${servers > 1 ? index + 1 : ''}`);
  const lines = [
    ...headOf(title, urls.join(' '), isSigned),
    ...(isSigned ? ["import { createHmac } from 'node:crypto';"] : []),
    `import { ${title.isShared ? 'Manager' : 'io'} } from 'socket.io-client';`,
    '',
    `const urls = process.argv.slice(2, ${servers + 2});`,
    'const [sockets, received, outcomes, answers] = [{}, [], {}, {}];',
    'const socketOf = (client, namespace) => sockets[`${client} ${namespace}`];',
    ...reachable(servers),
    ...connectIn(title),
    ...(body.includes(' ask(') ? askSource : []),
    ...(isSigned ? signSource : []),
    '',
    ...statements,
    'process.exit(isWrong ? 1 : 0);',
  ];
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

/** A server that is not there must not look like one that has the bug. */
function reachable(servers: number): string[] {
  return [
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
        `  managers[client] ??= new Manager(url, { ${options} });`,
        '  const socket = managers[client].socket(namespace, { auth });',
      ]
    : [`  const socket = io(new URL(namespace, url).href, { auth, forceNew: true, ${options} });`];
  return [
    ...(isShared ? ['const managers = {};'] : []),
    'const connect = (client, namespace, url, auth) => new Promise((resolve) => {',
    ...socket,
    '  const end = (outcome) => resolve((outcomes[client] = outcome));',
    "  socket.on('connect', () => end('ok')).on('connect_error', () => end('refused'));",
    '  socket.onAny((event, ...values) => received.push({ socket: `${client} ${namespace}`, values }));',
    '  sockets[`${client} ${namespace}`] = socket;',
    '});',
  ];
}

const askSource = [
  'const ask = async (client, namespace, ...request) => {',
  '  const answer = await socketOf(client, namespace).timeout(5000).emitWithAck(...request)',
  "    .catch(({ message }) => ({ error: { code: /disconnect/.test(message) ? 'disconnected' : 'no answer' } }));",
  '  answers[client] = answer;',
  "  outcomes[client] = answer?.ok ? 'ok' : answer?.error?.code ?? 'an error without a code';",
  '};',
];

const signSource = [
  'const base64url = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");',
  'const sign = (claims) => {',
  '  const exp = Math.floor(Date.now() / 1000) + 3600;',
  "  const head = `${base64url({ alg: 'HS256' })}.${base64url({ ...claims, exp })}`;",
  "  return `${head}.${createHmac('sha256', process.env.JWT_SECRET).update(head).digest('base64url')}`;",
  '};',
];

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
