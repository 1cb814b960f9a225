import type { ExpectedCopies } from '../reproduction/expectation';
import { isAsExpected, type DeliveryProblem, type Observation } from './delivery-check';

/** Returns how many copies each client had to receive, or undefined if the number of copies is not what is wrong. */
export function expectationOf({
  check: { message },
  observations,
}: DeliveryProblem): ExpectedCopies | undefined {
  const isCounted = observations.some((one) => !isAsExpected(one) && one.mistake === undefined);
  const isHere = (one: Observation): boolean => one.namespace === message.namespace;
  if (!isCounted || observations.some((one) => !isHere(one) && one.copies.length > 0))
    return undefined;
  const copies = observations
    .filter(isHere)
    .map((one) => [one.client.name, boundsOf(one)] as const);
  return { nonce: message.nonce, copies: Object.fromEntries(copies) };
}

/** Least and most copies. Equal messages have one mark, so that a client receives as many as there are. */
function boundsOf({ expected, times }: Observation): readonly [number, number] {
  if (expected === 'silence') return [0, 0];
  return [expected === 'one copy' ? times : 0, times];
}
