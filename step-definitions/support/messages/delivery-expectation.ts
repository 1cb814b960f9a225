import type { ExpectedCopies } from '../reproduction/expectation';
import { isAsExpected, type DeliveryProblem, type Observation } from './delivery-check';

const bounds = { 'one copy': [1, 1], 'at most one copy': [0, 1], silence: [0, 0] } as const;

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
    .map(({ client, expected }) => [client.name, bounds[expected]] as const);
  return { nonce: message.nonce, copies: Object.fromEntries(copies) };
}
