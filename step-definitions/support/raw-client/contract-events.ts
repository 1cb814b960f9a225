import {
  contractOperations,
  operationOf,
  type ClientEvent,
} from '../../../harness/contract/operations';
import type { Operation, OperationValues } from '../../../harness/contract/operations';
import { withRoomNames } from '../payloads/placeholders';
import type { RoomNames } from '../rooms/scenario-rooms';
import { placeholdersIn } from '../../../harness/contract/template';

/** An operation that an event of the contract requests. */
export interface Requested {
  readonly operation: Operation;
  readonly values: OperationValues;
}

/** An event in a frame, and the number of its request, if it has one. */
export interface FramedEvent extends ClientEvent {
  readonly head: string;
  readonly id: number | undefined;
}

/** Returns the event in a text frame, with the names of rooms in place of `(lobby)`; undefined for any other frame. */
export function eventIn(frame: string, rooms: RoomNames): FramedEvent | undefined {
  const [, head = '', id, data = ''] = /^(42(?:\/[^,]*,)?)(\d*)(\[.*)$/s.exec(frame) ?? [];
  const [event, ...args] = withRoomNames(parsed(data), rooms) as unknown[];
  if (typeof event !== 'string') return undefined;
  return { head, id: id ? Number(id) : undefined, event, args };
}

/** Returns the operation that an event of the contract requests, where each of its arguments is one value; otherwise undefined. */
export function requestedBy({ event, args }: ClientEvent): Requested | undefined {
  const operation = operationOf(event);
  if (operation === undefined) return undefined;
  const { args: templates } = contractOperations[operation];
  const names = templates.flatMap((template) =>
    typeof template === 'string' ? placeholdersIn(template) : [],
  );
  if (names.length !== templates.length || args.length !== names.length) return undefined;
  return {
    operation,
    values: Object.fromEntries(names.map((name, place) => [name, args[place]])),
  };
}

function parsed(text: string): unknown[] {
  try {
    return JSON.parse(text) as unknown[];
  } catch {
    return [];
  }
}
