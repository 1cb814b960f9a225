import { isDeepStrictEqual } from 'node:util';
import type { PacketClient } from '../raw-client/packet-client';
import type { RawConnection } from '../raw-client/connection';
import { payloadTable } from '../payloads/payload-table';
import type { SentMessage } from '../messages/sending';
import { answerIn } from '../raw-client/raw-client-checks';
import { brief } from '../evidence/transcript';
import type { ConformanceWorld } from '../world';

/** Fails unless CONNECT came before anything else of the namespace, of each time that the outsider connected. */
export function assertConnectFirst(entries: readonly (readonly string[])[]): void {
  const early = entries.find(([first]) => first?.startsWith('40') !== true);
  if (early) throw new Error(`expected CONNECT before anything else, observed ${brief(early)}`);
}

/** Fails unless the server echoes and acknowledges in a namespace. */
export async function assertStillAnswered(client: PacketClient, namespace: string): Promise<void> {
  const text = `hello ${namespace}`;
  const acknowledgement = await client.ask(namespace, 'message', text);
  if (acknowledgement.includes('"ok":true')) return;
  throw new Error(`expected an acknowledged echo in ${namespace}, observed ${acknowledgement}`);
}

/** Fails unless the server closes the raw connection: before its next answer, or within `ms` milliseconds. */
export async function assertClosed(world: ConformanceWorld, ms: number): Promise<void> {
  const { connection, name } = world.rawClient.bare;
  const { silence } = world.session.timeouts;
  await world.rawClient.bare.settle('/chat', silence);
  const { log } = connection;
  const end = log.until('the end of the connection, closed by the server', () => log.closed, ms);
  await end.catch((error: unknown) => {
    throw new Error(`${name}'s connection is still open after a packet that breaks the protocol`, {
      cause: error,
    });
  });
}

/** The frames that stand in fixtures/payloads/binary-anomalies.yaml under a name. */
export function anomaly(name: string): readonly (string | Buffer)[] {
  const row = payloadTable('binary anomalies').find((one) => one.name === name);
  if (row) return row.sent as (string | Buffer)[];
  throw new Error(`there is no "${name}" in binary-anomalies.yaml`);
}

/** Sends every binary anomaly on a connection of its own, and waits until the server has taken them in. */
export async function sendAnomalies(world: ConformanceWorld): Promise<void> {
  const { silence } = world.session.timeouts;
  const sent = payloadTable('binary anomalies').map(async (row) => {
    const client = await world.rawClient.open();
    await client.connect('/chat');
    client.send(row.sent as (string | Buffer)[]);
    await client.settle('/chat', silence);
  });
  await Promise.all(sent);
}

/** Sends a request to reflect more attachments than the client library takes. */
export function sendAttachments(client: PacketClient, count: number): void {
  const places = Array.from({ length: count }, (_, num) => ({ _placeholder: true, num }));
  const head = `45${count}-/chat,11${JSON.stringify(['reflect', ...places])}`;
  client.send([head, ...places.map(({ num }) => Buffer.from([num]))]);
}

/** Fails unless the server gave the attachments back, refused the request or closed the connection. */
export async function assertAttachmentsAnswered(client: PacketClient): Promise<void> {
  await client.connection.log.endOr([/^4(3|6\d+-)\/chat,11\[/]);
}

/** Fails unless a request was acknowledged once, with at least these fields. */
export async function assertAcknowledgedOnce(
  world: ConformanceWorld,
  id: number,
  wanted: object,
): Promise<void> {
  const { bare } = world.rawClient;
  const start = `43/chat,${id}[`;
  await bare.connection.log.first(start);
  await bare.settle('/chat', world.session.timeouts.answer);
  const frames = bare.connection.log.all(start);
  const answer = answerIn(frames[0] ?? '[]');
  const isRight = isDeepStrictEqual({ ...answer, ...wanted }, answer);
  if (frames.length === 1 && isRight) return;
  throw new Error(
    `request ${id}: expected one acknowledgement with ${brief(wanted)}, received ${brief(frames)}`,
  );
}

/**
 * Fails if a frame on the bare connection holds the message. The outsider's own question is answered behind it: both
 * come from one server without a backplane, over one connection.
 */
export async function assertNotCarried(world: ConformanceWorld, told: SentMessage): Promise<void> {
  const { connection, name } = world.rawClient.bare;
  await world.rawClient.bare.settle('/chat', world.session.timeouts.silence);
  const [frame] = framesWith(connection, told);
  if (frame === undefined) return;
  throw new Error(
    `${told.what}\n  expected  ${name}'s connection to carry nothing of it\n  observed  ${frame}`,
  );
}

/** Fails unless the server has closed the bare connection, or it carried the message once and an echo is answered once. */
export async function assertClosedOrServed(
  world: ConformanceWorld,
  told: SentMessage,
): Promise<void> {
  const { bare } = world.rawClient;
  const { log } = bare.connection;
  await bare.settle('/chat', world.session.timeouts.answer);
  const copies = framesWith(bare.connection, told);
  if (!log.closed) await bare.ask('/chat', 'message', 'once?').catch(() => undefined);
  await bare.settle('/chat', world.session.timeouts.answer);
  if (log.closed) return;
  const echoes = log.all('42/chat,["message"').filter((frame) => frame.includes('once?'));
  if (copies.length === 1 && echoes.length === 1) return;
  throw new Error(
    [
      `${told.what}; the connection of ${bare.name} is open`,
      `  expected  one copy on it, and one answer to one question`,
      `  observed  ${copies.length} copies, ${echoes.length} answers`,
    ].join('\n'),
  );
}

/** Fails if the server has answered what was no event as if it were one, and has not closed the connection either. */
export async function assertClosedOrIgnored(world: ConformanceWorld): Promise<void> {
  const { bare } = world.rawClient;
  const { log } = bare.connection;
  await bare.settle('/chat', world.session.timeouts.answer);
  const own = [/^40/, /^43\/chat,1\d{3}\[/, /^42\/chat,\["(joinedRoom|memberJoined|memberLeft)"/];
  const asked = new Set(log.all(...own));
  const strange = log.all('4').filter((frame) => !asked.has(frame));
  if (log.closed || strange.length === 0) return;
  throw new Error(`expected no answer, or the end of the connection; observed ${brief(strange)}`);
}

function framesWith({ log }: RawConnection, { nonce }: SentMessage): string[] {
  return log.all('').filter((frame) => frame.includes(nonce));
}
