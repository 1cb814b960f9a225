import type { EventForm, ExpectedCopies, ExpectedEvents } from './expectation';
import { fieldsSource, sourceOf, type SocketNames } from './source';

/** Returns statements that count the copies of an event that each client has received. They set `isWrong`. */
export function copiesCheck({ copyOf, copies }: ExpectedCopies, names: SocketNames): string[] {
  const limits = Object.entries(copies).map(([socket, [least, most]]) => {
    return `${JSON.stringify(socket)}: [${least}, ${most}]`;
  });
  return [
    '// Least and most copies for each client and namespace.',
    `const expected = { ${limits.join(', ')} };`,
    `const isCopy = ({ event, values }) => ${conditionOf(copyOf, names)};`,
    'let isWrong = false;',
    'for (const [socket, [least, most]] of Object.entries(expected)) {',
    '  const copies = received.filter((one) => one.socket === socket && isCopy(one)).length;',
    '  isWrong ||= copies < least || copies > most;',
    '  console.log(`${socket}: expected ${least === most ? most : `at most ${most}`}, received ${copies}`);',
    '}',
  ];
}

function conditionOf({ nonce, event, fields = {} }: EventForm, names: SocketNames): string {
  const conditions = Object.entries(fields).map(([name, value]) => {
    const place = `values[0]?.[${JSON.stringify(name)}]`;
    return `isDeepStrictEqual(${place}, ${sourceOf(value, names)})`;
  });
  if (event !== undefined) conditions.unshift(`event === ${JSON.stringify(event)}`);
  if (nonce !== undefined)
    conditions.push(`JSON.stringify(values).includes(${JSON.stringify(nonce)})`);
  return conditions.join(' && ');
}

/** Returns statements that compare the events with one name that each client has received. They set `isWrong`. */
export function eventsCheck({ event, payloads }: ExpectedEvents, names: SocketNames): string[] {
  return [
    `// First argument of each ${event} for each client and namespace.`,
    `const expected = { ${fieldsSource(payloads, names).join(', ')} };`,
    'let isWrong = false;',
    'for (const [socket, payloads] of Object.entries(expected)) {',
    '  const own = received.filter((one) => one.socket === socket',
    `    && one.event === ${JSON.stringify(event)}).map(({ values }) => values[0]);`,
    '  isWrong ||= !isDeepStrictEqual(own, payloads);',
    '  console.log(`${socket}: expected ${JSON.stringify(payloads)}, received ${JSON.stringify(own)}`);',
    '}',
  ];
}
