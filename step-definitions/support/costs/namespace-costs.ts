import type { Figure } from '../../../harness/contract/figure';
import { Mismatch } from '../../../harness/contract/mismatch';
import type { Instance } from '../../../harness/servers/instance';
import type { PacketClient } from '../raw-client/packet-client';
import type { Costs, NamespaceCost } from './costs';

/** What measuring needs of a scenario. */
interface Measured {
  readonly costs: Costs;
  readonly rawClient: { open(): Promise<PacketClient> };
  readonly session: { instance(number: number): Instance };
}

/** Connections to open, and the number of namespaces that each connects to. */
type Load = Pick<NamespaceCost, 'connections' | 'namespaces'>;

/**
 * Opens connections to the first server, load after load, connects each to `/team-1`, `/team-2` and so on, and measures.
 * All of them stay open until the end, so that what the server frees in between distorts its memory less.
 */
export async function measureNamespaces(parts: Measured, loads: readonly Load[]): Promise<void> {
  const opened: PacketClient[] = [];
  for (const load of loads) opened.push(...(await measureLoad(parts, load)));
  for (const { connection } of opened) connection.close();
}

async function measureLoad(
  { costs, rawClient, session }: Measured,
  { connections, namespaces }: Load,
): Promise<PacketClient[]> {
  const server = session.instance(1);
  const names = Array.from({ length: namespaces }, (_, index) => `/team-${index + 1}`);
  const before = server.memory?.();
  const clients: PacketClient[] = [];
  const accepted: number[] = [];
  for (let count = 0; count < connections; count += 1) {
    const client = await rawClient.open();
    clients.push(client);
    const ids = await Promise.all(names.map((name) => client.connect(name)));
    accepted.push(ids.filter((id) => id !== undefined).length);
  }
  const after = server.memory?.();
  const received = clients.map(({ connection }) => connection.log.all('40').length);
  const connectPackets = received.reduce((sum, count) => sum + count, 0);
  const memory = before === undefined || after === undefined ? undefined : after - before;
  costs.namespaces.push({ connections, namespaces, accepted, connectPackets, memory });
  return clients;
}

/** Returns the costs for each number of namespaces. */
export function namespaceFigures({ namespaces: measured }: Costs): Figure[] {
  return measured.flatMap((cost) => {
    const { connections, namespaces, connectPackets, memory } = cost;
    const what = `a client in ${namespaces} ${namespaces === 1 ? 'namespace' : 'namespaces'}`;
    const kilobytes = memory === undefined ? [] : [Math.round(memory / connections / 1000)];
    return [
      {
        what: `CONNECT packets of ${what}, in both directions`,
        value: namespaces + connectPackets / connections,
        unit: 'packets',
      },
      ...kilobytes.map((value) => ({
        what: `memory of the server for ${what}`,
        value,
        unit: 'kB',
      })),
    ];
  });
}

/** Throws Mismatch if a connection did not carry all of its namespaces, or with more packets than one CONNECT for each. */
export function assertCarried({ namespaces: measured }: Costs): void {
  for (const cost of measured) assertOne(cost);
}

function assertOne({ namespaces, accepted, connections, connectPackets }: NamespaceCost): void {
  const wrong = accepted.find((count) => count !== namespaces);
  const what = `one connection with ${namespaces} namespaces`;
  if (wrong !== undefined) throw new Mismatch(what, `${namespaces} accepted`, `${wrong} accepted`);
  const expected = connections * namespaces;
  if (connectPackets === expected) return;
  throw new Mismatch(
    `CONNECT packets on ${connections} connections with ${namespaces} namespaces each`,
    String(expected),
    String(connectPackets),
  );
}
