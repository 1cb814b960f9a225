import { payloadTable } from '../payloads/payload-table';
import type { PacketClient } from '../raw-client/packet-client';
import type { LaneContext } from '../../../harness/servers/lane-context';

type Frames = readonly (string | Buffer)[];

/** What binary packets need from their scenario. */
interface Parts {
  readonly session: LaneContext;
  readonly rawClient: { open(): Promise<PacketClient> };
}

/** Sends the frames of fixtures/payloads/binary-anomalies.yaml with a name. Throws if there are none. */
export function sendAnomaly(client: PacketClient, name: string): void {
  const row = payloadTable('binary anomalies').find((one) => one.name === name);
  if (row) {
    sendFrames(client, row.sent as Frames);
    return;
  }
  throw new Error(`there is no "${name}" in binary-anomalies.yaml`);
}

/** Sends frames with the target's name for their namespace. */
function sendFrames(client: PacketClient, frames: Frames): void {
  client.send(
    frames.map((frame) => (typeof frame === 'string' ? client.names.translate(frame) : frame)),
  );
}

/** Sends every binary anomaly on a connection of its own, and waits until the server has handled them. */
export async function sendAnomalies({ session, rawClient }: Parts): Promise<void> {
  const { silence } = session.timeouts;
  const sending = payloadTable('binary anomalies').map(async ({ sent }) => {
    const client = await rawClient.open();
    await client.connect('/chat');
    sendFrames(client, sent as Frames);
    await client.settle('/chat', silence);
  });
  await Promise.all(sending);
}

/** Sends a request to reflect more attachments than a Socket.IO client would accept. */
export function sendAttachments(client: PacketClient, count: number): void {
  const places = Array.from({ length: count }, (_, num) => ({ _placeholder: true, num }));
  const head = `45${count}-/chat,11${JSON.stringify(['reflect', ...places])}`;
  sendFrames(client, [head, ...places.map(({ num }) => Buffer.from([num]))]);
}

/** Fails unless the server reflected the attachments, refused the request or closed the connection. */
export async function assertAttachmentsAnswered(client: PacketClient): Promise<void> {
  await client.connection.log.endOr([
    client.names.shape(String.raw`4(?:3|6\d+-)`, '/chat', String.raw`11\[`),
  ]);
}
