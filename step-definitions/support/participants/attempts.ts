import { RefusedError } from '../../../harness/client/connection';
import { isOneOf, answerCode } from '../../../harness/contract/answer';
import type { OperationValues, Operation } from '../../../harness/contract/operations';
import { brief } from '../evidence/transcript';
import type { Participant } from './participant';
import type { Attempt, ConformanceWorld } from '../world';

/** How many mistakes a message names. */
const shown = 12;

/** Tries to connect; being refused is an outcome, silence or a lost transport is an error. */
export async function tryToConnect(
  world: ConformanceWorld,
  person: Participant,
  namespace: string,
  auth?: object,
): Promise<void> {
  const what = `${person.label} tried to connect to ${namespace}`;
  try {
    await person.connect(namespace, auth);
    world.keep({ what, outcome: 'ok', answer: 'connected' });
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    const { message, data } = error;
    world.keep({ what, outcome: 'refused', answer: { message, data } });
  }
}

/** Says a operation that may be refused. */
export async function tryTo(
  world: ConformanceWorld,
  person: Participant,
  namespace: string,
  [operation, values]: readonly [Operation, OperationValues],
): Promise<void> {
  const answer = await person.ask(namespace, operation, values);
  const what = `${person.label} tried to ${operation} ${brief(values)} in ${namespace}`;
  world.keep({ what, outcome: answerCode(answer), answer });
}

/** Fails unless an attempt ended in one of the ways named. */
export function assertOutcome({ what, outcome, answer }: Attempt, ...wanted: string[]): void {
  if (isOneOf(outcome, wanted)) return;
  throw new Error(
    [what, `  expected  ${wanted.join(' or ')}`, `  observed  ${outcome}: ${brief(answer)}`].join(
      '\n',
    ),
  );
}

/** Fails unless a connection was refused with this word as message and as `data.code`. Contract v1, "Namespaces". */
export function assertRefusedAs(attempt: Attempt, word: string): void {
  assertOutcome(attempt, 'refused');
  const { message, data } = attempt.answer as { message: unknown; data: unknown };
  const code: unknown = Reflect.get(Object(data) as object, 'code');
  if (message === word && code === word) return;
  throw new Error(
    [
      attempt.what,
      `  expected  CONNECT_ERROR with message and data.code ${brief(word)}`,
      `  observed  message ${brief(message)}, data ${brief(data)}`,
    ].join('\n'),
  );
}

/** Fails unless every attempt of a table ended as its row allows. */
export function assertEachAsAllowed(world: ConformanceWorld): void {
  const { what, mistakes } = world.tableAttempts();
  if (mistakes.length === 0) return;
  const more = mistakes.length > shown ? [`  and ${mistakes.length - shown} more`] : [];
  throw new Error([what, ...mistakes.slice(0, shown), ...more].join('\n'));
}
