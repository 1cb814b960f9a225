import { RefusedError } from '../client/connection';
import { failureBlock, type FailureFacts } from '../failure-block';
import { OperationRefused } from './doctor-client';
import { speaksMsgpack } from '../servers/network/speaks-msgpack';
import type { Connect } from '../target-file/connect-schema';
import type { FailedStep } from './proposals/examination';
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

/** What servers answer for a namespace that they do not have: Socket.IO, python-socketio. */
const missingNamespace = /^(Invalid namespace|Unable to connect)$/;

type Advice = Pick<FailureFacts, 'lookAt' | 'whatToDo'>;

const probeMs = 1000;

/** Returns where to look and what to do if the server refuses, or speaks another encoding; nothing if something else went wrong. */
export async function specialAdvice(
  failed: Pick<FailedStep, 'subject' | 'cause'>,
  proposals: readonly Proposal[],
  { url, connect }: { readonly url: string; readonly connect: Connect },
): Promise<Partial<Advice>> {
  const isUnanswered = failed.subject === 'connect' && !(failed.cause instanceof RefusedError);
  if (isUnanswered && (await speaksMsgpack(url, probeMs, connect)))
    return {
      lookAt: 'the option parser of the server',
      whatToDo:
        'the server answers in another encoding (socket.io-msgpack-parser); the suite speaks the default parser only: start the server with the default parser for the tests',
    };
  return adviceOnRefusal(failed, proposals);
}

function adviceOnRefusal(
  { subject, cause }: Pick<FailedStep, 'subject' | 'cause'>,
  proposals: readonly Proposal[],
): Partial<Advice> {
  if (
    subject === 'connect' &&
    cause instanceof RefusedError &&
    !missingNamespace.test(cause.message)
  )
    return {
      lookAt: 'connect in the target file (docs/target-files.md#connecting)',
      whatToDo:
        'the server refused the client: send what it requires (connect: { auth: … }, query or headers; setup.user for a login)',
    };
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
