import { roomNamed } from './room-name';
import type { RoomRequest } from './room-rules';

/**
 * Runs a request. A join takes its seat at once, so that joins at the same time cannot fill a room beyond its capacity; where
 * the first client creates a room, the others join after it.
 */
export async function seated<T>(request: RoomRequest, run: () => Promise<T>): Promise<T> {
  const { operation, client, namespace, values, driver, occupancy } = request;
  if (operation !== 'join') return await run();
  const room = roomNamed(values);
  const inTurn = (): Promise<T> => occupancy.inTurn(namespace, room, run);
  return await occupancy.joins(client, {
    namespace,
    room,
    run: driver.hasFirstJoin ? inTurn : run,
  });
}

/** Whether a client is the first of a room, and creates it by joining. */
export function isFirstJoin(request: RoomRequest): boolean {
  const { operation, namespace, values, driver, occupancy } = request;
  if (operation !== 'join' || !driver.hasFirstJoin) return false;
  return occupancy.isEmpty(namespace, roomNamed(values));
}
