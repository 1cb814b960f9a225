import type { Transport } from '../../../harness/client/connection';
import type { Actions } from './actions';
import type { ExpectedCopies, ExpectedOutcome, Expectation } from './expectation';

/** What the head of a program says. */
export interface ProgramTitle {
  /** Id of the requirement: `TM-07`. */
  readonly requirement: string;
  readonly scenario: string;
  readonly lane: string;
  readonly transport: Transport;
}

/**
 * Returns the source of a program that shows a failure without this suite: plain socket.io-client, with the URLs of the
 * servers as arguments. It exits with 1 while the server behaves as it did, and with 0 once it does as expected.
 */
export function programOf(
  title: ProgramTitle,
  { statements, servers, isSigned }: Actions,
  expectation: Expectation,
): string {
  const body = statements.join('\n');
  const urls = Array.from({ length: servers }, (_, index) => `URL${servers > 1 ? index + 1 : ''}`);
  const lines = [
    ...headOf(title, urls.join(' '), isSigned),
    ...(isSigned ? ["import { createHmac } from 'node:crypto';"] : []),
    "import { io } from 'socket.io-client';",
    '',
    'const urls = process.argv.slice(2);',
    'const [sockets, received, outcomes] = [{}, [], {}];',
    'const socketOf = (client, namespace) => sockets[`${client} ${namespace}`];',
    ...connectIn(title),
    ...(body.includes('await ask(') || body.includes(' ask(') ? askSource : []),
    ...(isSigned ? signSource : []),
    '',
    ...statements,
    '',
    ...checkOf(expectation),
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
    '// Exit code: 1 while the server behaves like this, 0 once it does not.',
  ];
}

function connectIn({ transport }: ProgramTitle): string[] {
  return [
    'const connect = (client, namespace, url, auth) => new Promise((resolve) => {',
    `  const options = { auth, transports: ['${transport === 'polling' ? transport : 'websocket'}'], forceNew: true, reconnection: false };`,
    '  const socket = io(new URL(namespace, url).href, options);',
    '  const end = (outcome) => resolve((outcomes[client] = outcome));',
    "  socket.on('connect', () => end('ok')).on('connect_error', () => end('refused'));",
    '  socket.onAny((event, ...values) => received.push({ client, event, values }));',
    '  sockets[`${client} ${namespace}`] = socket;',
    '});',
  ];
}

const askSource = [
  'const ask = async (client, namespace, ...request) => {',
  '  const answer = await socketOf(client, namespace).timeout(5000).emitWithAck(...request)',
  "    .catch(() => ({ ok: false, error: { code: 'no answer' } }));",
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

function checkOf(expectation: Expectation): string[] {
  return 'nonce' in expectation ? copiesCheck(expectation) : outcomeCheck(expectation);
}

function copiesCheck({ nonce, copies }: ExpectedCopies): string[] {
  const limits = Object.entries(copies).map(([client, [least, most]]) => {
    return `${JSON.stringify(client)}: [${least}, ${most}]`;
  });
  return [
    '// Least and most copies of the message for each client.',
    `const expected = { ${limits.join(', ')} };`,
    '// Copies that are late count as well.',
    'await new Promise((resolve) => setTimeout(resolve, 1000));',
    'let isWrong = false;',
    'for (const [client, [least, most]] of Object.entries(expected)) {',
    '  const copies = received.filter((one) => one.client === client',
    `    && JSON.stringify(one.values).includes(${JSON.stringify(nonce)})).length;`,
    '  isWrong ||= copies < least || copies > most;',
    '  console.log(`${client}: expected ${least === most ? most : `at most ${most}`}, received ${copies}`);',
    '}',
  ];
}

function outcomeCheck({ client, outcomes }: ExpectedOutcome): string[] {
  const name = JSON.stringify(client);
  return [
    `const expected = ${JSON.stringify(outcomes)};`,
    `const isWrong = !expected.includes(outcomes[${name}]);`,
    `console.log(${name}, "expected", expected.join(" or "), "received", outcomes[${name}]);`,
  ];
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
