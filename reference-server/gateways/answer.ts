/** The acknowledgement of a verb that was done. A refused one is answered by `RefusalFilter`. */
export type Answer<T = object> = { ok: true } & T;

/** Whether an event came with a callback to acknowledge it: a client need not send one. */
export function isAcknowledge(argument: unknown): argument is (...answer: unknown[]) => void {
  return typeof argument === 'function';
}
