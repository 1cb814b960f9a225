import { payloadTable } from '../payloads/payload-table';
import type { PacketClient } from '../raw-client/packet-client';
import type { LaneContext } from '../../../harness/servers/lane-context';

/** What binary packets need from their scenario. */
interface Parts {
  readonly session: LaneContext;
  readonly rawClient: { open(): Promise<PacketClient> };
}

/** Returns the frames of fixtures/payloads/binary-anomalies.yaml with a name. Throws if there are none. */
export function anomaly(name: string): readonly (string | Buffer)[] {
  const row = payloadTable('binary anomalies').find((one) => one.name === name);
  if (row) return row.sent as (string | Buffer)[];
  throw new Error(`there is no "${name}" in binary-anomalies.yaml`);
}

/** Sends every binary anomaly on a connection of its own, and waits until the server has handled them. */
export async function sendAnomalies({ session, rawClient }: Parts): Promise<void> {
  const { silence } = session.timeouts;
  const sending = payloadTable('binary anomalies').map(async ({ sent }) => {
    const client = await rawClient.open();
    await client.connect('/chat');
    client.send(sent as (string | Buffer)[]);
    await client.settle('/chat', silence);
  });
  await Promise.all(sending);
}

/** Sends a request to reflect more attachments than a Socket.IO client would accept. */
export function sendAttachments(client: PacketClient, count: number): void {
  const places = Array.from({ length: count }, (_, num) => ({ _placeholder: true, num }));
  const head = `45${count}-/chat,11${JSON.stringify(['reflect', ...places])}`;
  client.send([head, ...places.map(({ num }) => Buffer.from([num]))]);
}

/** Fails unless the server reflected the attachments, refused the request or closed the connection. */
export async function assertAttachmentsAnswered(client: PacketClient): Promise<void> {
  await client.connection.log.endOr([/^4(3|6\d+-)\/chat,11\[/]);
}
