import type { DataTable } from '@cucumber/cucumber';
import type { Instance } from '../../../harness/servers/instance';
import { authFor } from './credentials';
import type { ConformanceWorld, Introduction } from '../world';
import { listed, toServerReference, toTransport, unquoted, type ServerReference } from './names';

/** One row of the step `these clients are connected`; a cell that is empty leaves the choice to the lane. */
interface Row {
  readonly client: string;
  readonly namespace: string;
  readonly server?: string;
  readonly transport?: string;
  readonly connection?: string;
  readonly token?: string;
}

const columns = ['client', 'namespace', 'server', 'transport', 'connection', 'token'];

/**
 * Connects the clients of a table: each in the order of its rows, different ones at the same time. Throws if a column or
 * a cell is unknown, or a connection is refused.
 */
export async function connectClients(world: ConformanceWorld, table: DataTable): Promise<void> {
  const [header = []] = table.raw();
  const unknown = header.filter((column) => !columns.includes(column));
  if (unknown.length > 0)
    throw new Error(`no column "${unknown.join('", "')}"; known: ${columns.join(', ')}`);
  const rows = table.hashes() as unknown as Row[];
  for (const row of rows) await introduce(world, row);
  const names = [...new Set(rows.map(({ client }) => client))];
  await Promise.all(
    names.map(async (name) => {
      for (const row of rows.filter(({ client }) => client === name)) await connect(world, row);
    }),
  );
}

/** The server that a feature names. Throws if the suite starts none of the kind. */
export async function instanceOf(
  { session }: ConformanceWorld,
  { kind, number }: ServerReference,
): Promise<Instance> {
  switch (kind) {
    case 'disposable':
      return await (await session.disposableServers()).instance(number);
    case 'isolated':
      return await session.isolatedServer(number - 1);
    case 'short-timeout':
      return await session.shortTimeoutServer();
    default:
      return session.instance(number);
  }
}

async function introduce(world: ConformanceWorld, row: Row): Promise<void> {
  if (isRaw(row)) return;
  const instance = row.server ? await instanceOf(world, toServerReference(row.server)) : undefined;
  const said: Introduction = {
    ...(instance && { instance }),
    ...(row.transport && { transport: toTransport(row.transport) }),
    ...(row.connection && { shared: isShared(row.connection) }),
  };
  const client = world.introduce(row.client, said);
  if (instance && client.instance !== instance) client.moveTo(instance);
}

async function connect(world: ConformanceWorld, row: Row): Promise<void> {
  const namespaces = row.namespace === '' ? [] : listed(row.namespace).map(unquoted);
  if (isRaw(row)) {
    await connectRaw(world, row, namespaces);
    return;
  }
  const client = world.participant(row.client);
  for (const namespace of namespaces) {
    const token = row.token ? await authFor(world, row.token, client, namespace) : undefined;
    await world.connect(client, namespace, token);
  }
}

async function connectRaw(
  world: ConformanceWorld,
  { server, transport }: Row,
  namespaces: readonly string[],
): Promise<void> {
  const instance = await instanceOf(world, toServerReference(server || '1'));
  const { rawClient } = world;
  if (transport === 'raw websocket') await rawClient.open(instance);
  for (const namespace of namespaces) {
    if (transport === 'raw polling') await rawClient.poll(instance, namespace);
    else await rawClient.connect(namespace);
  }
}

function isRaw({ transport }: Row): boolean {
  return transport === 'raw websocket' || transport === 'raw polling';
}

function isShared(connection: string): boolean {
  if (connection === 'shared') return true;
  throw new Error(`no connection "${connection}"; known: shared`);
}
