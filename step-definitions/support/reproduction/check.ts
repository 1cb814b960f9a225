import type {
  Expectation,
  ExpectedCopies,
  ExpectedEnd,
  ExpectedList,
  ExpectedOutcome,
} from './expectation';
import { sourceOf, type SocketNames } from './source';

/** Milliseconds in which copies that are late still arrive, and other servers hear of a change. */
const settleMs = 1000;

const settled = `await new Promise((resolve) => setTimeout(resolve, ${settleMs}));`;

/**
 * Returns the statements of a program from the requests of a scenario and what they had to lead to. They end with a
 * variable `isWrong`.
 */
export function checked(
  requests: readonly string[],
  expectation: Expectation,
  names: SocketNames,
): string[] {
  if ('nonce' in expectation) return [...requests, '', ...copiesCheck(expectation)];
  if ('outcomes' in expectation) return [...requests, '', ...outcomeCheck(expectation)];
  if ('ended' in expectation) return [...requests, '', ...endCheck(expectation)];
  return listed(requests, listCheck(expectation, names));
}

/** The scenario asked for the list until its time was up; the program asks once, when the list has had time to change. */
function listed(requests: readonly string[], check: readonly string[]): string[] {
  const last = requests.at(-1) ?? '';
  const isOther = (request: string): boolean => request !== last;
  const before = requests.slice(0, requests.findLastIndex(isOther) + 1);
  return [...before, settled, last, '', ...check];
}

function copiesCheck({ nonce, copies }: ExpectedCopies): string[] {
  const limits = Object.entries(copies).map(([socket, [least, most]]) => {
    return `${JSON.stringify(socket)}: [${least}, ${most}]`;
  });
  return [
    '// Least and most copies of the message for each client and namespace.',
    `const expected = { ${limits.join(', ')} };`,
    '// Copies that are late count as well.',
    settled,
    'let isWrong = false;',
    'for (const [socket, [least, most]] of Object.entries(expected)) {',
    '  const copies = received.filter((one) => one.socket === socket',
    `    && JSON.stringify(one.values).includes(${JSON.stringify(nonce)})).length;`,
    '  isWrong ||= copies < least || copies > most;',
    '  console.log(`${socket}: expected ${least === most ? most : `at most ${most}`}, received ${copies}`);',
    '}',
  ];
}

function outcomeCheck({ client, outcomes }: ExpectedOutcome): string[] {
  const isAnyRefusal = outcomes.includes('refused');
  return [
    `const outcome = outcomes[${JSON.stringify(client)}];`,
    isAnyRefusal
      ? "const isWrong = ['ok', 'no answer'].includes(outcome);"
      : `const isWrong = !${JSON.stringify(outcomes)}.includes(outcome);`,
    `console.log(${JSON.stringify(`${client}: expected ${outcomes.join(' or ')}, received`)}, outcome);`,
  ];
}

function endCheck({ client, ended }: ExpectedEnd): string[] {
  const socket = `${JSON.stringify(client)}, ${JSON.stringify(ended)}`;
  return [
    settled,
    `const isWrong = socketOf(${socket}).connected;`,
    `console.log(${JSON.stringify(`${client}: expected the end of the connection to ${ended}`)}, isWrong ? 'received nothing' : '');`,
  ];
}

function listCheck({ client, list, entries }: ExpectedList, names: SocketNames): string[] {
  return [
    `const expected = ${sourceOf(entries, names)}.sort().join();`,
    `const list = answers[${JSON.stringify(client)}]?.${list} ?? [];`,
    'const listed = list.map((one) => one.id ?? one).sort().join();',
    'const isWrong = listed !== expected;',
    'console.log(`expected ${expected}`);',
    'console.log(`received ${listed}`);',
  ];
}
