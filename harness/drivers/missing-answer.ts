import { brief } from '../contract/brief';
import { DeadlineError } from '../client/deadline';
import type { Packet } from '../client/packet';

const shownEvents = 3;

/** Returns the error of an answer that did not come, with the events that came instead. Other errors stay as they are. */
export function withArrivals(error: unknown, packets: readonly Packet[]): unknown {
  if (!(error instanceof DeadlineError)) return error;
  const events = packets.filter(({ type }) => type === 'EVENT');
  if (events.length === 0) return error;
  const shown = events.slice(0, shownEvents).map(({ event, args }) => {
    const values = args.map(brief).join(' ');
    return values === '' ? event : `${event} ${values}`;
  });
  const more = events.length > shownEvents ? `; and ${events.length - shownEvents} more` : '';
  return new DeadlineError(`${error.message}; received ${shown.join('; ')}${more}`, {
    cause: error,
  });
}
