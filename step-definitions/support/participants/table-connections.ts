import { requireShortTimeouts } from '../../../harness/servers/short-timeout-server';
import type { Driver } from '../../../harness/drivers/driver';
import type { RawClient } from '../raw-client/raw-client';
import type { ConnectionRow } from './connection-table';
import { authFor, type CredentialContext } from './credentials';
import type { Participants } from './participants';
import { instanceOf } from './server-reference';

/** What the connections of a table need from their scenario. */
interface Parts extends CredentialContext {
  readonly participants: Participants;
  readonly rawClient: RawClient;
  readonly driver: Driver;
}

/**
 * Connects the clients of a table: each in the order of its rows, different ones at the same time. Throws if a connection
 * is refused.
 */
export async function connectRows(parts: Parts, rows: readonly ConnectionRow[]): Promise<void> {
  const { namespaceNames } = parts.driver;
  const isPossible = ({ watches, namespaces }: ConnectionRow): boolean =>
    watches !== true || namespaces.every((namespace) => namespaceNames.supports(namespace));
  const possible = rows.filter(isPossible);
  for (const row of possible) await introduce(parts, row);
  const names = [...new Set(possible.map(({ client }) => client))];
  await Promise.all(
    names.map(async (name) => {
      for (const row of possible.filter(({ client }) => client === name)) await connect(parts, row);
    }),
  );
}

async function introduce({ session, participants }: Parts, row: ConnectionRow): Promise<void> {
  if (row.raw) return;
  const instance = row.server && (await instanceOf(session, row.server));
  const { client: name, transport, shared } = row;
  const client = participants.introduce(name, {
    ...(instance && { instance }),
    ...(transport && { transport }),
    ...(shared && { shared }),
  });
  if (instance && client.instance !== instance) client.moveTo(instance);
}

async function connect(parts: Parts, row: ConnectionRow): Promise<void> {
  if (row.raw) {
    await connectRaw(parts, row);
    return;
  }
  const client = parts.participants.find(row.client);
  for (const namespace of row.namespaces) {
    const auth = row.token ? await authFor(parts, row.token, { client, namespace }) : undefined;
    await parts.participants.connect(client, namespace, auth);
    if (row.server?.kind === 'short-timeout' && parts.driver.isForeign)
      requireShortTimeouts(client.openPacket(namespace));
  }
}

async function connectRaw(
  { session, rawClient, driver }: Parts,
  { raw, server, namespaces }: ConnectionRow,
): Promise<void> {
  if (driver.isForeign && server?.kind === 'short-timeout' && namespaces.length === 0)
    driver.notApplicable(
      'nothing tells how long a target of its own waits for CONNECT (CONNECT_TIMEOUT_MS in the contract)',
    );
  const instance = await instanceOf(session, server ?? { kind: 'lane', number: 1 });
  if (raw === 'websocket') await rawClient.open(instance);
  for (const namespace of namespaces) {
    if (raw === 'polling') await rawClient.poll(instance, namespace);
    else await rawClient.connect(namespace);
  }
}
