import { Mismatch } from '../../../harness/contract/mismatch';
import { brief } from '../../../harness/contract/brief';
import type { Driver } from '../../../harness/drivers/driver';
import type { LaneContext } from '../../../harness/servers/lane-context';
import { assertReplied } from '../messages/replies';
import { assertStillAnswered } from '../protocol/packet-checks';
import type { RawClient } from '../raw-client/raw-client';
import type { RawParts } from '../raw-client/raw-operations';
import { tryToConnect, type Attempts } from './attempts';
import { authFor, type CredentialContext } from './credentials';
import { resembling } from './namespace-names';
import type { Participant } from './participant';
import type { Participants } from './participants';

/** What connections need from their scenario. */
interface Parts {
  readonly participants: Participants;
  readonly rawClient: RawClient;
}

/** A connection that may be refused. */
interface ConnectionAttempt {
  readonly name: string;
  readonly namespace: string;
  /** In the words of the features. */
  readonly token: string;
}

/** Connects clients to namespaces: all of them to one namespace, then to the next. */
export async function connectAll(
  parts: Parts,
  names: readonly string[],
  namespaces: readonly string[],
): Promise<void> {
  for (const namespace of namespaces) {
    await Promise.all(names.map((name) => connectOne(parts, name, namespace)));
  }
}

/** Tries to connect, on the raw connection if the client has one; how that ends is for a later step. */
export async function tryConnecting(
  parts: Parts & CredentialContext & { readonly attempts: Attempts; readonly driver: Driver },
  { name, namespace, token }: ConnectionAttempt,
): Promise<void> {
  const { rawClient, participants, attempts } = parts;
  if (!rawClient.is(name)) {
    const auth = await authFor(parts, token, { namespace });
    await tryToConnect(attempts, participants.introduce(name), namespace, auth);
    return;
  }
  const tried = resembling(parts.driver, namespace);
  await rawClient.connect(tried);
  const id = rawClient.sockets.get(tried);
  const outcome = id === undefined ? 'refused' : 'ok';
  const what = `${name} sent CONNECT for ${tried} on a raw connection`;
  attempts.keep({ what, outcome, answer: id === undefined ? 'CONNECT_ERROR' : { sid: id } });
}

/**
 * Fails if the server has connected a client to a namespace after all: it would have done so before it answers the client
 * in another namespace on the same transport. Throws if the client has no other.
 */
export async function assertNotConnected(client: Participant, namespace: string): Promise<void> {
  const [other] = client.namespaces.filter((name) => name !== namespace);
  if (other === undefined) throw new Error(`${client.label} is connected to no other namespace`);
  await client.roundTrip(other);
  const [connect] = client.inbox.all(
    (packet) => packet.type === 'CONNECT' && packet.namespace === namespace,
  );
  if (!connect) return;
  const what = `${client.label}: its connection to ${namespace}`;
  throw new Mismatch(what, 'no CONNECT', `CONNECT ${brief(connect.args[0])}`);
}

/** Fails unless the server still answers a client in each of these namespaces. */
export async function assertServed(
  parts: Parts & RawParts,
  name: string,
  namespaces: readonly string[],
): Promise<void> {
  for (const namespace of namespaces) {
    if (parts.rawClient.is(name)) await assertStillAnswered(parts, namespace);
    else await assertAnswered(parts, parts.participants.find(name), namespace);
  }
}

/** Where the target has no echo, any other operation that it answers will do. */
async function assertAnswered(
  parts: { readonly session: LaneContext },
  client: Participant,
  namespace: string,
): Promise<void> {
  if (client.driver.supports('echo')) await assertReplied(parts, client, namespace);
  else await client.roundTrip(namespace);
}

async function connectOne(
  { participants, rawClient }: Parts,
  name: string,
  namespace: string,
): Promise<void> {
  if (rawClient.is(name)) await rawClient.connect(namespace);
  else await participants.connect(participants.introduce(name), namespace);
}
