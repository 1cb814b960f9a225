/** Acknowledgement of an operation that succeeded. `RefusalFilter` acknowledges the refused ones. */
export type Answer<T = object> = { ok: true } & T;

/** Returns whether the last argument of an event is its acknowledgement callback, which is optional. */
export function isAcknowledge(argument: unknown): argument is (...answer: unknown[]) => void {
  return typeof argument === 'function';
}
