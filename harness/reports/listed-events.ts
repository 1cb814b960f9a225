import type { Verdict } from '../verdict/schema';
import { counted } from './plain-text';

type ListedEvent = NonNullable<Verdict['events']>[number];

/** Returns a human-readable line for each event that nothing explains, or that non-members receive as declared. */
export function listedEventLines({ events = [] }: Pick<Verdict, 'events'>): string[] {
  return events.map((one) => `${one.event} ${reachOf(one)}; such as: ${one.example}`);
}

function reachOf({ count, outside, declared }: ListedEvent): string {
  const times = counted(outside, 'time');
  if (declared !== undefined) return `reaches non-members: declared for ${declared}, ${times}`;
  const where = outside === 0 ? 'members of a room only' : `${times} by clients in no room`;
  return `is not declared: received ${counted(count, 'time')}, ${where}`;
}
