import { brief } from '../evidence/transcript';
import { payloadTable } from '../payloads/payload-table';
import { BareConnection } from '../raw-client/connection';
import type { BareRequest, Reply } from '../raw-client/http';
import type { ConformanceWorld } from '../world';

/** The request that stands in fixtures/payloads/bad-requests.yaml under a name. */
export function badRequest(name: string): BareRequest {
  const row = payloadTable('bad requests').find((one) => one.name === name);
  if (row) return row.sent as BareRequest;
  throw new Error(`there is no "${name}" in bad-requests.yaml`);
}

/** Polls twice at once and waits for an answer to either: the one that overlaps, or the one that is cut short. */
export async function pollTwice({ outsider }: ConformanceWorld): Promise<void> {
  const polls = [outsider.session.poll(), outsider.session.poll()];
  const settled = polls.map((poll) => poll.then(String, String));
  await Promise.race(settled);
}

/** Asks for a WebSocket with a query that a server should refuse. */
export async function openWebSocket(world: ConformanceWorld, query: string): Promise<void> {
  const { url } = world.session.instance(1);
  const connection = new BareConnection('eve', url, world.outsider.around, query);
  world.lane.keep(connection, world.scenario);
  world.outsider.webSocket = connection.log;
  await connection.opened();
}

/** Fails unless the server called the request a mistake of the client: a status of 400 to 499. */
export function assertRequestRefused({ status, body }: Reply): void {
  if (status >= 400 && status < 500) return;
  throw new Error(`expected HTTP 400, observed ${status} ${brief(body)}`);
}

/** Fails unless the server refuses the WebSocket, or closes it without a session. */
export async function assertWebSocketRefused(world: ConformanceWorld): Promise<void> {
  const log = world.outsider.webSocket;
  if (!log) throw new Error('eve has opened no WebSocket in this scenario');
  await log.endOr(['0{']);
  const [handshake] = log.all('0{');
  if (handshake !== undefined) throw new Error(`expected no session, observed ${handshake}`);
}
