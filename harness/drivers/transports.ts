import type { Transport } from '../client/connection-options';
import type { Driver } from './driver';

/** Throws NotApplicableError if a client of the target may not use a transport. */
export function requireTransport(driver: Driver, transport: Transport): void {
  const { transports } = driver.connect;
  const needed = transport === 'upgrade' ? (['polling', 'websocket'] as const) : [transport];
  const missing = needed.find((one) => !transports.includes(one));
  if (missing !== undefined)
    driver.notApplicable(`clients of the target do not use ${missing} (connect.transports)`);
}
