import { takeLane } from '../../harness/servers/lane-context';
import { LaneState } from './lane';

const lanes = new Map<string, LaneState>();

/** Begins a lane on the session with a key: with an empty ledger and without clients. */
export function openLane(session: string): void {
  lanes.set(session, new LaneState(takeLane(session)));
}

/** Returns the lane that runs on the session with a key. Throws if none is open. */
export function laneState(session: string): LaneState {
  const lane = lanes.get(session);
  if (lane) return lane;
  throw new Error(`no lane is open on the session ${session}`);
}

/** Ends the lane on the session with a key. Nothing of it is kept, so that one process can run any number of lanes. */
export async function closeLane(session: string): Promise<void> {
  await laneState(session).close();
  lanes.delete(session);
}
