import { operationOf, type ClientEvent } from '../../../harness/contract/operations';
import type { Emission } from '../nestjs/emission';
import { withRoomNames } from '../payloads/placeholders';
import type { RoomNames } from '../rooms/scenario-rooms';
import { eventIn, requestedBy, type FramedEvent, type Requested } from './contract-events';
import type { RawClient } from './raw-client';
import { asWritten, type RawParts } from './raw-operations';
import { asksForAnswer } from '../../../harness/drivers/exchange';
import type { OperationRequest } from '../../../harness/drivers/translation';

/** What frames need from their scenario. */
interface Parts extends RawParts {
  readonly rawClient: RawClient;
  readonly rooms: RoomNames;
}

/** Sends a frame of the features on the raw connection, with the target's own names, and waits until the server has handled it. */
export async function sendFrame(parts: Parts, frame: string): Promise<void> {
  const { rawClient, session } = parts;
  const { packets } = rawClient;
  const { silence } = session.timeouts;
  const sent = (await asRequest(parts, frame)) ?? packets.names.translate(frame);
  // What a target of its own sent before must not look like an answer. A first packet is to stay the first.
  if (parts.driver.isForeign && rawClient.sockets.size > 0) {
    await packets.settle('/chat', silence);
    rawClient.before = packets.connection.log.all('4').length;
  }
  packets.send([sent]);
  await packets.settle('/chat', silence);
}

/** Emits an event as a frame and waits until the server has read it; `(lobby)` in the payload is the name of the lobby. */
export async function emitRaw(
  parts: Parts,
  event: string,
  { args, namespace = '/' }: Emission,
): Promise<void> {
  const { rawClient, session } = parts;
  const { packets } = rawClient;
  const sent = args.map((payload) => withRoomNames(payload, parts.rooms));
  const requested = requestedBy({ event, args: sent });
  if (requested) await emitMapped(parts, namespace, requested);
  else packets.emit(namespace, event, sent);
  const [settled = namespace] = rawClient.sockets.keys();
  await packets.settle(settled, session.timeouts.silence);
}

async function emitMapped(parts: Parts, namespace: string, requested: Requested): Promise<void> {
  const { driver, rawClient } = parts;
  const { packets } = rawClient;
  driver.requireRequest(requested.operation);
  const request = await asWritten(parts, packets, { ...requested, namespace });
  const { event, args } = request;
  // A handler of the target's own may call the acknowledgement without looking for it.
  if (driver.isMapped(requested.operation) && asksForAnswer(request))
    packets.request(namespace, event, args);
  else packets.emit(namespace, event, args);
}

/** Returns a frame that requests an operation as the target wants it; undefined for any other frame. */
async function asRequest(parts: Parts, frame: string): Promise<string | undefined> {
  const { packets, written } = parts.rawClient;
  const event = eventIn(frame, parts.rooms);
  if (event === undefined) return undefined;
  const { id, head } = event;
  if (id !== undefined) requireNumbered(parts, event);
  const request = await mappedRequest(parts, event);
  if (id !== undefined) written.set(id, request ?? { ...unmapped, event: event.event });
  if (!request) return undefined;
  const data = JSON.stringify([request.event, ...request.args]);
  return packets.names.translate(`${head}${id ?? ''}${data}`);
}

/** A request that is acknowledged as in the contract. */
const unmapped = { args: [], done: 'ack', refused: 'ack' } as const;

async function mappedRequest(
  parts: Parts,
  event: FramedEvent,
): Promise<OperationRequest | undefined> {
  const { driver, rawClient } = parts;
  const requested = requestedBy(event);
  if (!requested) return undefined;
  const { operation } = requested;
  if (!driver.supports(operation) || driver.module[operation]) return undefined;
  const [, namespace = '/'] = /^42(\/[^,]*),/.exec(event.head) ?? [];
  return await asWritten(parts, rawClient.packets, { ...requested, namespace });
}

/** Throws NotApplicableError if the target does not acknowledge the request of an event with a number, or wants it in another form. */
function requireNumbered({ driver }: Parts, event: ClientEvent): void {
  const operation = operationOf(event.event);
  if (operation === undefined) return;
  driver.requireRequest(operation);
  driver.requireAcknowledgement(operation);
  if (driver.isMapped(operation) && !requestedBy(event))
    driver.notApplicable(
      `the request is written as in the contract, and the target has its own (operations.${operation})`,
    );
}
