import type { Packet } from '../../client/packet';
import type { Driver } from '../../drivers/driver';
import { knownEvents } from '../../drivers/known-events';
import { means } from '../../target-file/init/har/findings/words';
import type { Observation, Observations } from '../observations';
import type { Proposal } from './proposal';

const shownCharacters = 80;

/** Returns an event with the beginning of its arguments, human-readable. */
export function shownEvent({ event, args }: Packet): string {
  return `${event} ${args.map((one) => JSON.stringify(one)).join(' ')}`
    .trim()
    .slice(0, shownCharacters);
}

/** Returns the events that clients received and the target file does not account for, and who received them. */
export function eventProposals(observations: Observations, driver: Driver): Proposal[] {
  const known = knownEvents(driver);
  const unknown = observations
    .all()
    .filter(
      ({ packet: { type, event } }) =>
        type === 'EVENT' && !known.has(event) && driver.audienceOf(event) !== 'everyone',
    );
  const names = new Set(unknown.map(({ packet }) => packet.event));
  return [...names].flatMap((event) => {
    const all = unknown.filter(({ packet }) => packet.event === event);
    return proposalFor(event, all, driver);
  });
}

function proposalFor(event: string, all: readonly Observation[], driver: Driver): Proposal[] {
  if (means(event, 'refuse')) return [];
  const outside = all.find(({ isInRoom }) => !isInRoom);
  if (!outside && driver.audienceOf(event) === 'members') return [];
  const [first] = all;
  if (!first) return [];
  const because = outside
    ? `${outside.client} received it outside any room; allows every client to receive it, also because of messages that are not for it`
    : `only members of a room received it: ${shownEvent(first.packet)}; allows members to receive it`;
  return [{ path: ['events', event], value: outside ? 'everyone' : 'members', because }];
}
