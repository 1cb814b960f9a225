import type { ListedEvent } from '../contract/listed-event';
import type { LaneResult } from './lane-result';

/** Returns the events that the lanes of a run have listed, each once; nothing if there are none. */
export function listedEventsIn(lanes: readonly LaneResult[]): { events?: ListedEvent[] } {
  const events = new Map<string, ListedEvent>();
  for (const one of lanes.flatMap((lane) => lane.events ?? [])) {
    const before = events.get(one.event);
    const { count = 0, outside = 0 } = before ?? {};
    const merged = { ...(before ?? one), count: count + one.count, outside: outside + one.outside };
    events.set(one.event, merged);
  }
  return events.size === 0 ? {} : { events: [...events.values()] };
}
