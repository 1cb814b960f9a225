import type { OpenPacket } from '../../../harness/client/open-packet';
import type { Driver } from '../../../harness/drivers/driver';
import { shortTimeoutEnv } from '../../../harness/servers/short-timeout-server';

/** Bytes of the limit that the suite sets on a short-timeout server. */
const limit = Number(shortTimeoutEnv.MAX_HTTP_BUFFER_SIZE);

/** A message that a client is about to send. */
interface SizedMessage {
  readonly driver: Driver;
  readonly body: unknown;
  readonly open: OpenPacket;
  /** Whether it goes to a server with the limit of the suite. */
  readonly isLimited: boolean;
}

/**
 * For a target that was written for itself: throws NotApplicableError if a message is larger than what its server accepts, or if
 * it is to be too large and the server has not taken its limit from the environment. Source: Contract 3.12.
 */
export function requireFittingSize({ driver, body, open, isLimited }: SizedMessage): void {
  const { maxPayload } = open;
  if (!driver.isForeign || typeof maxPayload !== 'number' || maxPayload === limit) return;
  const size = bytesOf(body);
  if (size > maxPayload)
    driver.notApplicable(
      `the server accepts messages of at most ${maxPayload} bytes (maxPayload of its handshake)`,
    );
  if (isLimited && size > limit)
    driver.notApplicable(
      `the target does not take its size limit from the environment: with MAX_HTTP_BUFFER_SIZE ${limit} it accepts ${maxPayload} bytes`,
    );
}

/** Returns the number of bytes of the texts and attachments in a value, which is less than what it takes on the wire. */
function bytesOf(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce((sum: number, one) => sum + bytesOf(one), 0);
}
