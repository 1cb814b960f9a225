import type { Operation } from '../../../harness/contract/operations';
import { newOwnRoom } from '../evidence/nonce';
import type { Participant } from '../participants/participant';
import type { PayloadSeries } from './payload-series';

/** OperationValues with which each operation of the core succeeds, addressed to no client. */
const values = {
  room: 'unasked',
  rooms: ['unasked'],
  except: 'nobody',
  body: '',
  text: '',
  to: '',
};
const coreOperations: readonly Operation[] = [
  ...(['echo', 'reflect', 'join', 'rooms', 'leave', 'sendToRoom', 'sendToOthersInRoom'] as const),
  ...(['sendToRooms', 'sendToRoomExcept', 'sendToAll', 'sendToOthers', 'sendToOne'] as const),
];

/** Requests of several clients in several namespaces. */
interface ConcurrentRequests {
  readonly clients: readonly Participant[];
  readonly namespaces: readonly string[];
  /** For each client and namespace. */
  readonly count: number;
}

/**
 * Has each client send `count` requests in every namespace, all at the same time, by turns of two kinds: one that a server
 * can answer on the spot, and one for which it may have to wait. Clients count their requests in every namespace from 0,
 * so that the same numbers are used many times at once.
 */
export async function requestConcurrently(
  payloads: PayloadSeries,
  { clients, namespaces, count }: ConcurrentRequests,
): Promise<void> {
  const requests = clients.flatMap((client) =>
    namespaces.flatMap((namespace) =>
      Array.from({ length: count }, (_, index) => request(client, namespace, index)),
    ),
  );
  const answers = await Promise.all(requests.map(({ answer }) => answer));
  const rows = requests.map(({ name, arrives }) => ({ name, sent: arrives, arrives }));
  const [sender] = clients as [Participant];
  const what = 'requests that were sent at the same time';
  payloads.begin({ what, sender, rows, operation: 'sendToRoom', values: {}, answers });
}

/** Sends every operation without asking for an acknowledgement, as it should be and without anything that it needs. */
export async function sendUnacknowledged(client: Participant): Promise<void> {
  const namespace = client.namespaceFor();
  for (const operation of coreOperations) {
    client.driver.requireRequest(operation);
    const { event, args } = client.driver.request(operation, values);
    for (const payload of [args, [], [null]]) client.sendUnawaited(namespace, event, payload);
    await client.roundTrip(namespace);
  }
}

function request(
  client: Participant,
  namespace: string,
  index: number,
): { readonly name: string; readonly arrives: unknown; readonly answer: Promise<unknown> } {
  const content = newOwnRoom();
  const name = `${client.label} on ${namespace}, request ${index + 1}`;
  if (index % 2 === 0) {
    const reflected = client.ask(namespace, 'reflect', { body: content });
    return { name, arrives: [content], answer: reflected.then(({ args }) => args) };
  }
  const joined = client.ask(namespace, 'join', { room: content });
  return { name, arrives: content, answer: joined.then(({ room }) => room) };
}
