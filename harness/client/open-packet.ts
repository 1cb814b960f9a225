/** What a server announces when a transport opens. Source: Engine.IO protocol v4, "Handshake". */
export interface OpenPacket {
  /** Milliseconds between two heartbeats. */
  readonly pingInterval?: unknown;
  /** Bytes that a client may send at once. */
  readonly maxPayload?: unknown;
}

/** Greatest delay of a timer, in milliseconds; Node.js takes a longer one for 1 ms. */
const longestMs = 0x7fffffff;

/**
 * Returns why Engine.IO's client cannot use the data of an open packet, as a verb phrase; undefined if it can. It would throw
 * outside of any call, or take the connection for dead at once. `maxPayload` is missing from older servers.
 */
export function faultOfOpenPacket(data: unknown): string | undefined {
  const shown = JSON.stringify(String(data).slice(0, 200));
  const open = typeof data === 'string' ? parsed(data) : undefined;
  if (open === undefined) return `sent an open packet that is not a JSON object: ${shown}`;
  const field = Object.keys(expected).find((name) => !expected[name]?.(open[name]));
  return field === undefined
    ? undefined
    : `sent an open packet whose ${field} is not usable: ${shown}`;
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

const expected: Readonly<Record<string, (value: unknown) => boolean>> = {
  sid: (value) => typeof value === 'string' && value !== '',
  upgrades: (value) => Array.isArray(value) && value.every((one) => typeof one === 'string'),
  pingInterval: isDelay,
  pingTimeout: isDelay,
  maxPayload: (value) => value === undefined || (typeof value === 'number' && value > 0),
};

/** Both delays are added up. */
function isDelay(value: unknown): boolean {
  return typeof value === 'number' && value > 0 && value <= longestMs / 2;
}
