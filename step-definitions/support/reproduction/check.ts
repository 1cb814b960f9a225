import type { ActionContext } from './action-context';
import { copiesCheck, eventsCheck } from './event-checks';
import type {
  Expectation,
  ExpectedAnswers,
  ExpectedEnd,
  ExpectedId,
  ExpectedList,
  ExpectedOutcome,
} from './expectation';
import { closeCheck, framesCheck, refusalCheck } from './raw-checks';
import { sumCheck } from './sum-check';
import { sourceOf, type SocketNames } from './source';

/** Statement that waits until copies that are late have arrived, and other servers have heard of a change. */
export const settled = 'await pause(1000);';

/**
 * Returns the statements of a program from the requests of a scenario and what they had to lead to. They end with a
 * variable `isWrong`.
 */
export function checked(
  requests: readonly string[],
  expectation: Expectation,
  context: ActionContext,
): string[] {
  if ('list' in expectation) return listed(requests, listCheck(expectation, context.names));
  return [...requests, '', ...checkOf(expectation, context)];
}

function checkOf(
  expectation: Exclude<Expectation, ExpectedList>,
  { names, indexOf }: ActionContext,
): string[] {
  if ('copies' in expectation) return [settled, ...copiesCheck(expectation, names)];
  if ('payloads' in expectation) return [settled, ...eventsCheck(expectation, names)];
  if ('outcomes' in expectation) return outcomeCheck(expectation);
  if ('called' in expectation) return [settled, ...answersCheck(expectation, names)];
  if ('ended' in expectation) return [settled, ...endCheck(expectation)];
  if ('reconnected' in expectation) return idCheck(expectation);
  if ('series' in expectation) return sumCheck(expectation, indexOf);
  if ('frame' in expectation) return [settled, ...framesCheck(expectation)];
  return 'closed' in expectation ? closeCheck() : refusalCheck();
}

/** The scenario asked for the list until its time was up; the program asks once, when the list has had time to change. */
function listed(requests: readonly string[], check: readonly string[]): string[] {
  const last = requests.at(-1) ?? '';
  const isOther = (request: string): boolean => request !== last;
  const before = requests.slice(0, requests.findLastIndex(isOther) + 1);
  return [...before, settled, last, '', ...check];
}

function outcomeCheck({ client, outcomes }: ExpectedOutcome): string[] {
  const isAnyRefusal = outcomes.includes('refused');
  const isAnyAnswer = outcomes.includes('answered');
  return [
    `const outcome = outcomes[${JSON.stringify(client)}];`,
    isAnyRefusal || isAnyAnswer
      ? `const isWrong = [${isAnyRefusal ? "'ok', " : ''}'no answer'].includes(outcome);`
      : `const isWrong = !${JSON.stringify(outcomes)}.includes(outcome);`,
    `console.log(${JSON.stringify(`${client}: expected ${outcomes.join(' or ')}, received`)}, outcome);`,
  ];
}

function answersCheck({ client, called, answers }: ExpectedAnswers, names: SocketNames): string[] {
  const isIt = `one.client === ${JSON.stringify(client)} && one.event === ${JSON.stringify(called)}`;
  return [
    `const expected = ${sourceOf(answers, names)};`,
    `const acknowledged = calls.filter((one) => ${isIt}).map(({ answer }) => answer);`,
    'const isWrong = !isDeepStrictEqual(acknowledged, expected);',
    'console.log(`expected ${JSON.stringify(expected)}`);',
    'console.log(`received ${JSON.stringify(acknowledged)}`);',
  ];
}

function endCheck({ client, ended }: ExpectedEnd): string[] {
  const socket = `${JSON.stringify(client)}, ${JSON.stringify(ended)}`;
  return [
    `const isWrong = socketOf(${socket}).connected;`,
    `console.log(${JSON.stringify(`${client}: expected the end of the connection to ${ended}`)}, isWrong ? 'received nothing' : '');`,
  ];
}

function idCheck({ client, reconnected, isSame }: ExpectedId): string[] {
  const place = `${JSON.stringify(client)}, ${JSON.stringify(reconnected)}`;
  const wanted = isSame ? 'the id' : 'another id than';
  return [
    `const [before, now] = [idOf(${place}, -2), idOf(${place}, -1)];`,
    `const isWrong = now ${isSame ? '!==' : '==='} before;`,
    `console.log(\`${client}: expected ${wanted} \${before}, received \${now}\`);`,
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
