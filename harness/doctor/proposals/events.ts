import type { Packet } from '../../client/packet';
import type { Driver } from '../../drivers/driver';
import { confirmingEvent } from '../../drivers/exchange';
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
  const shared = sharedConfirmations(observations, driver);
  const unknown = observations
    .all()
    .filter(
      ({ packet: { type, event } }) =>
        type === 'EVENT' &&
        (!known.has(event) || shared.has(event)) &&
        driver.audienceOf(event) !== 'everyone',
    );
  const names = new Set(unknown.map(({ packet }) => packet.event));
  return [...names].flatMap((event) => {
    const all = unknown.filter(({ packet }) => packet.event === event);
    return proposalFor(event, all, driver);
  });
}

/** Returns the events that confirm a join or a leave although others receive them as well, such as a list of users. */
function sharedConfirmations(observations: Observations, driver: Driver): Set<string> {
  const operations = (['join', 'leave'] as const).filter((one) => driver.supports(one));
  const confirming = operations.map((one) => confirmingEvent(driver.request(one).done));
  const notices = (['memberJoined', 'memberLeft'] as const).flatMap((one) =>
    driver.supports(one) ? [driver.notice(one).event] : [],
  );
  const seen = observations
    .all()
    .filter(({ client, after }) => after !== undefined && after.client !== client)
    .map(({ packet }) => packet.event);
  return new Set(seen.filter((one) => confirming.includes(one) && !notices.includes(one)));
}

/** Whether the client that requested an operation, and no other, received an event for it: that says nothing about others. */
function isReceipt({ client, after }: Observation, all: readonly Observation[]): boolean {
  if (after?.client !== client) return false;
  return all.every((one) => one.after !== after || one.client === client);
}

function proposalFor(event: string, all: readonly Observation[], driver: Driver): Proposal[] {
  if (means(event, 'refuse')) return [];
  const outside = all.find((one) => !one.isInRoom && !isReceipt(one, all));
  if (!outside && driver.audienceOf(event) === 'members') return [];
  const [first] = all;
  if (!first || (!outside && !all.some(({ isInRoom }) => isInRoom))) return [];
  const because = outside
    ? `${outside.client} received it outside any room; allows every client to receive it, also because of messages that are not for it`
    : `only members of a room received it: ${shownEvent(first.packet)}; allows members to receive it`;
  return [{ path: ['events', event], value: outside ? 'everyone' : 'members', because }];
}
