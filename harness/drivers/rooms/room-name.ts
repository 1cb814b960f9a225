/** Returns the room that a request names; empty if what it sends as a room is no text, as in a request that is wrong on purpose. */
export function roomNamed({ room }: { readonly room?: unknown }): string {
  return typeof room === 'string' ? room : '';
}
