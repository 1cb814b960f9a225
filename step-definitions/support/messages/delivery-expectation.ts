import { DeadlineError } from '../../../harness/client/deadline';
import { carriesNonce } from '../evidence/arrival';
import { expecting, type EventForm, type ExpectedCopies } from '../reproduction/expectation';
import { isAsExpected, type DeliveryProblem, type Observation } from './delivery-check';
import { deliveryReport } from './delivery-report';
import { fieldsOf, type SentMessage } from './sent-message';

/** Returns the error for a message that did not reach exactly its recipients. `sent` are all messages of the scenario. */
export function deliveryFailure(problem: DeliveryProblem, sent: readonly SentMessage[]): Error {
  // Behind a fence that arrived, nothing is still to come: then no deadline was missed.
  const isLate = problem.unexpected.length === 0 && problem.check.unfenced.length > 0;
  const cause = isLate ? new DeadlineError('the fence did not come') : undefined;
  return expecting(new Error(deliveryReport(problem), { cause }), expectationOf(problem, sent));
}

/**
 * Returns how many copies each client had to receive, or undefined if a program cannot tell those that are wrong. `sent` are all
 * messages of the scenario.
 */
function expectationOf(
  { check: { message }, observations }: DeliveryProblem,
  sent: readonly SentMessage[],
): ExpectedCopies | undefined {
  const wrong = observations.filter((one) => !isAsExpected(one));
  const copyOf = wrong.length === 0 ? undefined : formOf(message, wrong, sent);
  if (copyOf === undefined) return undefined;
  const copies = observations.map((one) => {
    return [`${one.client.name} ${one.namespace}`, boundsOf(one)] as const;
  });
  return { copyOf, copies: Object.fromEntries(copies) };
}

/** A right copy is told by its fields, a leak by the mark of the message, and one without the mark by its sender and room. */
function formOf(
  message: SentMessage,
  wrong: readonly Observation[],
  sent: readonly SentMessage[],
): EventForm | undefined {
  const { nonce, sender, operation } = message;
  const { event } = sender.driver.delivery(operation);
  if (wrong.some(({ mistake }) => mistake !== undefined))
    return { event, fields: fieldsOf(message) };
  const copies = wrong.flatMap((one) => one.copies);
  if (copies.every((copy) => carriesNonce(copy, nonce))) return { nonce };
  const isAlone = sent.every((one) => one.nonce === nonce || one.sender !== sender);
  if (!isAlone || copies.some((copy) => copy.event !== event)) return undefined;
  const { from, room } = fieldsOf(message);
  return { event, fields: { from, ...(room !== undefined && { room }) } };
}

/** Least and most copies. Equal messages have one mark, so that a client receives as many as there are. */
function boundsOf({ expected, times }: Observation): readonly [number, number] {
  if (expected === 'silence') return [0, 0];
  return [expected === 'one copy' ? times : 0, times];
}
