/** A Redis that was asked for by URL, or containers that were asked for, cannot be had: exit code 3. */
export class BackplaneError extends Error {
  override readonly name = 'BackplaneError';
}
