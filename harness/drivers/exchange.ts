import { inspect } from 'node:util';
import type { Socket } from 'socket.io-client';
import { isAnswer, refusal, type OperationAnswer } from '../contract/answer';
import { valueAt } from '../contract/json-path';
import type { ConfirmationForm, OperationRequest } from './driver';

/** A operation that has been said. */
export interface PendingAnswer {
  /**
   * How the target confirms or refuses it; never, where it does neither. Rejects if the connection ends before, or if
   * the acknowledgement has another shape than it should.
   */
  readonly answer: Promise<OperationAnswer>;
  /** Waits no longer: what comes from now on belongs to what is said later. */
  readonly forget: () => void;
}

/** Emits what is said and looks out for the answer. `lost` makes the error for a connection that ends before, with its reason. */
export function exchange(
  socket: Socket,
  said: OperationRequest,
  lost: (reason: string) => Error,
): PendingAnswer {
  const { event, args, refused } = said;
  const done = confirmingEvent(said.done);
  let forget = (): void => undefined;
  const answer = new Promise<OperationAnswer>((resolve, reject) => {
    const onDisconnect = (reason: string): void => {
      reject(lost(reason));
    };
    socket.once('disconnect', onDisconnect);
    const waiter = {
      done,
      refused: typeof refused === 'object' ? refused.event : undefined,
      resolve,
    };
    const stop = lookOut(socket, waiter);
    forget = () => {
      socket.off('disconnect', onDisconnect);
      stop();
    };
    const onAck = (...values: unknown[]): void => {
      const read = answerIn(said, values);
      if (read instanceof Error) reject(read);
      else if (read) resolve(read);
    };
    const isAcknowledged = refused === 'ack' || (done === undefined && said.done !== 'none');
    socket.emit(event, ...args, ...(isAcknowledged ? [onAck] : []));
  });
  return { answer, forget };
}

/** For people: what says that a operation was done. */
export function confirmationOf({ done }: OperationRequest): string {
  const event = confirmingEvent(done);
  return event === undefined ? 'the acknowledgement' : `${event}, the confirmation,`;
}

/** Whatever a server may have sent, in one line. */
const shown = { depth: 4, breakLength: Infinity, maxArrayLength: 20, maxStringLength: 200 };

function confirmingEvent(done: ConfirmationForm): string | undefined {
  return typeof done === 'object' && 'event' in done ? done.event : undefined;
}

interface Waiter {
  readonly done: string | undefined;
  readonly refused: string | undefined;
  readonly resolve: (answer: OperationAnswer) => void;
}

/** By socket, who waits for events; those who have waited longest come first. */
const waiting = new WeakMap<Socket, Waiter[]>();

/** Waits for the next event that confirms or refuses and was not for somebody who has waited longer. */
function lookOut(socket: Socket, waiter: Waiter): () => void {
  if (waiter.done === undefined && waiter.refused === undefined) return () => undefined;
  const waiters = waiting.get(socket) ?? attend(socket);
  waiters.push(waiter);
  return () => {
    const place = waiters.indexOf(waiter);
    if (place !== -1) waiters.splice(place, 1);
  };
}

function attend(socket: Socket): Waiter[] {
  const waiters: Waiter[] = [];
  waiting.set(socket, waiters);
  socket.onAny((event: string, ...args: unknown[]) => {
    const place = waiters.findIndex(({ done, refused }) => done === event || refused === event);
    const [waiter] = place === -1 ? [] : waiters.splice(place, 1);
    waiter?.resolve(waiter.refused === event ? refusal(args[0]) : { ok: true });
  });
  return waiters;
}

/** What an acknowledgement says; undefined where it may say anything, because the confirmation is another. */
function answerIn(
  { event, done }: OperationRequest,
  values: readonly unknown[],
): OperationAnswer | Error | undefined {
  const [value] = values;
  if (typeof done === 'object' && 'ack' in done) return answerAt(done.ack, values);
  if (done !== 'ack') return isAnswer(value) && !value.ok ? value : undefined;
  if (isAnswer(value)) return value;
  const got = values.map((one) => inspect(one, shown)).join(', ');
  return new Error(
    `${event} was acknowledged with (${got}), not with { ok: … } (contract, "Verbs")`,
  );
}

/** An error is whatever stands at its place, unless that is as good as nothing; ok is what is not. */
function answerAt(places: { ok?: string; error?: string }, values: readonly unknown[]): OperationAnswer {
  const { ok, error } = places;
  const mistake = error === undefined ? undefined : valueAt(values, error);
  const isOk = ok === undefined ? !mistake : Boolean(valueAt(values, ok));
  if (!isOk) return refusal(mistake ?? values[0]);
  const [details] = values;
  const isMap = typeof details === 'object' && details !== null && !Array.isArray(details);
  return { ...(isMap && details), ok: true };
}
