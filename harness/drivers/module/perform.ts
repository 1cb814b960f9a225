import type { Socket } from 'socket.io-client';
import { refusal, type OperationAnswer } from '../../contract/answer';
import type { Operation, OperationValues } from '../../contract/operations';
import type { Identity } from '../identity';
import { callDriver } from './driver-call';
import type { DriverModule, OperationResult } from './driver-module';
import { driverSocket } from './driver-socket';
import { operationResult } from './returned';

/** An operation that a driver module performs for a client. */
export interface ModuleRequest {
  readonly operation: Operation;
  /** Values with the ids of rooms on the target. */
  readonly values: OperationValues;
  /** Name of the namespace on the server. */
  readonly namespace: string;
  readonly socket: Socket;
}

/** The client that it is for. */
interface Performer {
  /** `alice@1`. */
  readonly label: string;
  readonly url: string;
  readonly identity: Identity;
  /** Milliseconds that the operation may take. */
  readonly ms: number;
  /** Called with what goes out. */
  readonly sent: (event: string, args: readonly unknown[]) => void;
  /** Returns the error for a connection that ends meanwhile, from its reason. */
  readonly lost: (reason: string) => Error;
}

/**
 * Has a driver module perform an operation, and returns how it ended. Throws DriverError if the module throws, hangs or
 * returns nonsense, and the error of `lost` if the server ends the connection.
 */
export async function performByModule(
  own: NonNullable<DriverModule[Operation]>,
  request: ModuleRequest,
  { label, url, identity, ms, sent, lost }: Performer,
): Promise<OperationAnswer> {
  const { operation, values, namespace, socket } = request;
  const user = await identity.values();
  const { person: participant, unique } = identity;
  const called = callDriver({
    what: `${operation} of the driver module for ${label}`,
    ms,
    returns: operationResult,
    run: (signal) =>
      own({
        ...{ url, participant, unique, user, signal, namespace, values },
        socket: driverSocket(socket, signal, sent),
      }),
  });
  return answerIn(await orLost(called, socket, lost));
}

async function orLost<T>(
  work: Promise<T>,
  socket: Socket,
  lost: (reason: string) => Error,
): Promise<T> {
  let onDisconnect: (reason: string) => void = () => undefined;
  const ended = new Promise<never>((_, reject) => {
    onDisconnect = (reason) => {
      reject(lost(reason));
    };
  });
  socket.once('disconnect', onDisconnect);
  try {
    return await Promise.race([work, ended]);
  } finally {
    socket.off('disconnect', onDisconnect);
  }
}

function answerIn(result: OperationResult): OperationAnswer {
  if (result === undefined || result.ok) return { ok: true, ...result };
  return refusal(result.error);
}
