import { failureBlock, type FailureFacts } from '../failure-block';
import { OperationRefused } from './doctor-client';
import type { Proposal } from './proposals/proposal';

/** An operation of a target that does not work. */
interface OperationFailure extends Pick<
  FailureFacts,
  'sent' | 'expected' | 'lookAt' | 'whatToDo' | 'proposal'
> {
  /** Human-readable name: `join (joinRoom)`. */
  readonly name: string;
  /** Instance and namespace that it was tried on. */
  readonly where?: string;
  readonly cause: Error;
  /** Packets that the clients received meanwhile, human-readable. */
  readonly packets: readonly string[];
  /** Last output of the instance. */
  readonly output?: readonly string[];
}

/** Returns what to do about an operation that the server has and refuses; nothing if something else went wrong. */
export function adviceOnRefusal(
  cause: Error,
  proposals: readonly Proposal[],
): Partial<Pick<FailureFacts, 'whatToDo'>> {
  const isRefused =
    cause instanceof OperationRefused || proposals.some(({ path }) => path.at(-1) === 'refused');
  if (!isRefused) return {};
  return {
    whatToDo:
      'the server has this operation and refused it: send what it requires (payload, connect, setup), or declare the rule behind the refusal (rooms, messages)',
  };
}

/** Returns the block that the doctor and the preflight print for an operation that does not work. */
export function operationFailure(failure: OperationFailure): string {
  const { name, where, cause, packets, ...facts } = failure;
  const came = packets.length === 0 ? ['the clients received no packet'] : packets;
  return failureBlock({
    what: `${name} does not work${where === undefined ? '' : ` on ${where}`}`,
    received: [cause.message, ...came],
    ...facts,
  });
}
