import { wrapperOf } from '../../target-file/init/har/findings/delivery';
import { inAnyEntry, type Leaf, leavesOf } from '../../target-file/init/har/findings/leaves';
import { carries } from '../../target-file/init/har/findings/room-and-text';
import type { Driver } from '../../drivers/driver';
import { contractOperations, type SendOperation } from '../../contract/operations';
import type { Observation, Observations } from '../observations';
import { shownEvent } from './events';
import type { Proposal } from './proposal';

/** A message that did not arrive as the target file says. */
export interface MissingMessage {
  readonly operation: SendOperation;
  readonly body: string;
  /** Name of the client that must receive it. */
  readonly recipient: string;
  /** Id of the socket that sent it. */
  readonly from: string | undefined;
  /** Room that it was sent to, as the target calls it. */
  readonly room: unknown;
}

/** Returns how a message arrives, from the event in which its recipient received the text; nothing if the text never came. */
export function deliveryProposals(
  observations: Observations,
  driver: Driver,
  message: MissingMessage,
): Proposal[] {
  const { operation, body, recipient, from, room } = message;
  const found = observations
    .all(operation)
    .filter(({ client, packet }) => client === recipient && packet.type === 'EVENT')
    .flatMap((one) => withText(one, body))
    .sort((one, other) => depthOf(one.text) - depthOf(other.text))[0];
  if (!found) return [];
  const { packet } = found.observation;
  const pathOf = ({ path }: Leaf): string => inAnyEntry(path, packet.args);
  const at = (value: unknown): string => {
    const leaf = leavesOf(packet.args).find((one) => value !== undefined && one.value === value);
    return leaf ? pathOf(leaf) : 'absent';
  };
  const template = wrapperOf(String(found.text.value), body);
  const value = {
    ...{ event: packet.event, body: pathOf(found.text) },
    ...('room' in contractOperations[operation].delivered && { room: at(room) }),
    from: at(from),
    ...(template !== undefined && { template }),
  };
  if (isSame(value, driver.delivery(operation))) return [];
  const because = `${recipient} received ${shownEvent(packet)}`;
  return [{ path: ['operations', operation, 'delivered'], value, because }];
}

interface FoundText {
  readonly observation: Observation;
  readonly text: Leaf;
}

function withText(observation: Observation, body: string): FoundText[] {
  const text = carries(observation.packet, body);
  return text ? [{ observation, text }] : [];
}

/** A snapshot has the text deep inside; the message has it near the top. */
function depthOf({ path }: Leaf): number {
  return path === '.' ? 0 : path.split('.').length;
}

function isSame(one: object, other: object): boolean {
  return Object.entries(one).every(([key, value]) => Reflect.get(other, key) === value);
}
