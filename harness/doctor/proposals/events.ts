import type { Packet } from '../../client/packet';
import {
  contractNotices,
  contractOperations,
  type DeliveringOperation,
  type NoticeName,
  type Operation,
} from '../../contract/operations';
import type { Driver } from '../../drivers/driver';
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

/** Returns the names of the events that a target file accounts for. */
export function knownEvents(driver: Driver): ReadonlySet<string> {
  const operations = Object.keys(contractOperations) as Operation[];
  const supported = operations.filter((one) => driver.supports(one));
  const notices = Object.keys(contractNotices) as NoticeName[];
  return new Set([
    ...supported.flatMap((one) => eventsOf(driver, one)),
    ...notices.flatMap((one) => (driver.supports(one) ? [driver.notice(one).event] : [])),
  ]);
}

function eventsOf(driver: Driver, operation: Operation): string[] {
  const { done, refused, delivered } = driver.mappingOf(operation);
  const arrives = 'delivered' in contractOperations[operation] && delivered !== 'absent';
  return [
    ...(arrives ? [driver.delivery(operation as DeliveringOperation).event] : []),
    ...[done, refused].flatMap((form) =>
      typeof form === 'object' && 'event' in form ? [form.event] : [],
    ),
  ];
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
    ? `${outside.client} received it outside any room`
    : `only members of a room received it: ${shownEvent(first.packet)}`;
  return [{ path: ['events', event], value: outside ? 'everyone' : 'members', because }];
}
