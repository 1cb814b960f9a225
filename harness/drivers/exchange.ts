import { inspect } from 'node:util';
import type { Socket } from 'socket.io-client';
import type { ClientEvent } from '../contract/operations';
import { isAnswer, refusal, type OperationAnswer } from '../contract/answer';
import { hasValues } from '../contract/delivery';
import { valueAt } from '../contract/json-path';
import type { OperationRequest } from './translation';
import type { AcknowledgedForm, ConfirmationForm } from './mapping';

/** An operation that was sent and may be answered. */
export interface PendingAnswer {
  /**
   * Resolves when the target confirms or refuses the operation; never, if it does neither. Rejects if the connection ends
   * first, or if the acknowledgement has an unexpected shape.
   */
  readonly answer: Promise<OperationAnswer>;
  /** Stops waiting: a later event answers a later operation. */
  readonly forget: () => void;
}

/** Returns an event as the mapping describes it. */
export type ReadEvent = (event: ClientEvent) => ClientEvent;

/**
 * Emits an operation and waits for its answer. `lost` returns the error for a connection that ends first, from its reason;
 * `read` translates what arrives.
 */
export function exchange(
  socket: Socket,
  request: OperationRequest,
  lost: (reason: string) => Error,
  read: ReadEvent = (event) => event,
): PendingAnswer {
  const { event, args, refused } = request;
  const done = confirmingEvent(request.done);
  let forget = (): void => undefined;
  const answer = new Promise<OperationAnswer>((resolve, reject) => {
    const onDisconnect = (reason: string, details?: unknown): void => {
      reject(lost(withDetails(reason, details)));
    };
    socket.once('disconnect', onDisconnect);
    const refusing = typeof refused === 'object' ? refused.event : undefined;
    const stop = waitForEvent(socket, { done, refused: refusing, resolve, read });
    forget = () => {
      socket.off('disconnect', onDisconnect);
      stop();
    };
    const onAck = (...values: unknown[]): void => {
      const read = acknowledged(request, values);
      if (read instanceof Error) reject(read);
      else if (read) resolve(read);
    };
    socket.emit(event, ...args, ...(asksForAnswer(request) ? [onAck] : []));
  });
  return { answer, forget };
}

/** Returns why a connection ended, with what the client could not read if it ended the connection for that. */
function withDetails(reason: string, details: unknown): string {
  if (reason !== 'parse error' || !(details instanceof Error)) return reason;
  return `parse error, because the client does not accept a packet of the server: ${details.message}`;
}

/** Whether a client asks for an acknowledgement of an operation. */
export function asksForAnswer({ done, refused }: OperationRequest): boolean {
  return refused === 'ack' || (done !== 'none' && confirmingEvent(done) === undefined);
}

/** Returns the confirmation of an operation as a human-readable noun phrase. */
export function confirmationOf({ done }: OperationRequest): string {
  const event = confirmingEvent(done);
  return event === undefined ? 'the acknowledgement' : `the event ${event}, the confirmation`;
}

/** Options that print any value in one line. */
const shown = { depth: 4, breakLength: Infinity, maxArrayLength: 20, maxStringLength: 200 };

/** Returns the event that confirms an operation; undefined if its acknowledgement does, or nothing. */
export function confirmingEvent(done: ConfirmationForm): string | undefined {
  return typeof done === 'object' && 'event' in done ? done.event : undefined;
}

interface Waiter {
  readonly done: string | undefined;
  readonly refused: string | undefined;
  readonly resolve: (answer: OperationAnswer) => void;
  readonly read: ReadEvent;
}

/** By socket: waiters for events, in the order in which they began to wait. */
const waiting = new WeakMap<Socket, Waiter[]>();

/** By socket: refusals by an event that may still come for requests that nobody waits for. */
const strayRefusals = new WeakMap<Socket, number>();

/** Takes the next refusal by an event for that of a request that nobody waits for: an event does not say which one it refuses. */
export function expectStrayRefusal(socket: Socket): void {
  strayRefusals.set(socket, (strayRefusals.get(socket) ?? 0) + 1);
}

function isStrayRefusal(socket: Socket): boolean {
  const left = strayRefusals.get(socket) ?? 0;
  strayRefusals.set(socket, Math.max(0, left - 1));
  return left > 0;
}

/** Waits for the next event that confirms or refuses, and that no earlier waiter has taken. */
function waitForEvent(socket: Socket, waiter: Waiter): () => void {
  if (waiter.done === undefined && waiter.refused === undefined) return () => undefined;
  const waiters = waiting.get(socket) ?? listenTo(socket, waiter.read);
  waiters.push(waiter);
  return () => {
    const place = waiters.indexOf(waiter);
    if (place !== -1) waiters.splice(place, 1);
  };
}

function listenTo(socket: Socket, read: ReadEvent): Waiter[] {
  const waiters: Waiter[] = [];
  waiting.set(socket, waiters);
  socket.onAny((name: string, ...values: unknown[]) => {
    const { event, args } = read({ event: name, args: values });
    const place = waiters.findIndex(({ done, refused }) => done === event || refused === event);
    const isRefusal = waiters[place]?.refused === event;
    if (isRefusal && isStrayRefusal(socket)) return;
    const [waiter] = place === -1 ? [] : waiters.splice(place, 1);
    waiter?.resolve(isRefusal ? refusal(args[0]) : { ok: true });
  });
  return waiters;
}

/** Returns the answer in an acknowledgement; undefined if it does not matter, because an event confirms the operation. */
export function acknowledged(
  { event, done }: Pick<OperationRequest, 'event' | 'done'>,
  values: readonly unknown[],
): OperationAnswer | Error | undefined {
  const [value] = values;
  if (typeof done === 'object' && 'ack' in done) return answerAt(done.ack, values);
  if (done !== 'ack') return isAnswer(value) && !value.ok ? value : undefined;
  if (isAnswer(value)) return value;
  const got = values.map((one) => inspect(one, shown)).join(', ');
  return new Error(`${event} was acknowledged with (${got}), expected { ok: … } (Contract 5.5)`);
}

/** Any truthy value at the path of the error is a refusal, unless `ok` or `where` decides. */
function answerAt(
  { ok, where, error }: AcknowledgedForm,
  values: readonly unknown[],
): OperationAnswer {
  const mistake = error === undefined ? undefined : valueAt(values, error);
  const isPositive = ok === undefined ? !mistake : Boolean(valueAt(values, ok));
  const isOk = where === undefined ? isPositive : hasValues(values, where);
  if (!isOk) return refusal(mistake ?? values[0]);
  const [details] = values;
  const isMap = typeof details === 'object' && details !== null && !Array.isArray(details);
  return { ...(isMap && details), ok: true };
}
