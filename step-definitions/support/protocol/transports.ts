import type { Instance } from '../../../harness/servers/instance';
import { RawConnection } from '../raw-client/connection';
import type { RawRequest } from '../raw-client/http';
import { payloadTable } from '../payloads/payload-table';
import type { ConformanceWorld } from '../world';

/** Sends the request that stands in fixtures/payloads/bad-requests.yaml under a name. */
export async function requestOverHttp(world: ConformanceWorld, name: string): Promise<void> {
  await world.rawClient.ask(badRequest(name));
  keepReply(world, `eve sent a request with ${name}`);
}

/** Polls the session of the raw client on a server, its own or another. */
export async function pollSession(world: ConformanceWorld, { url }: Instance): Promise<void> {
  world.rawClient.keep(await world.rawClient.session.poll(url));
  keepReply(world, `eve polled the session at ${url}`);
}

/** A status of 400 to 499 says that the request was the client's mistake. */
function keepReply(world: ConformanceWorld, what: string): void {
  const { status, body } = world.rawClient.reply;
  const outcome = status >= 400 && status < 500 ? 'refused' : `HTTP ${status}`;
  world.keep({ what, outcome, answer: body });
}

function badRequest(name: string): RawRequest {
  const row = payloadTable('bad requests').find((one) => one.name === name);
  if (row) return row.sent as RawRequest;
  throw new Error(`there is no "${name}" in bad-requests.yaml`);
}

/** Polls twice at once and waits for an answer to either: the one that overlaps, or the one that is cut short. */
export async function pollTwice({ rawClient }: ConformanceWorld): Promise<void> {
  const polls = [rawClient.session.poll(), rawClient.session.poll()];
  const settled = polls.map((poll) => poll.then(String, String));
  await Promise.race(settled);
}

/** Opens a WebSocket with the query of a bad request, and waits until it is refused, closed or given a session. */
export async function openWebSocket(world: ConformanceWorld, name: string): Promise<void> {
  const query = badRequest(name).query.replace('polling', 'websocket');
  const { url } = world.session.instance(1);
  const connection = new RawConnection('eve', url, world.rawClient.around, query);
  world.lane.keep(connection, world.scenario);
  await connection.opened();
  const { log } = connection;
  await log.endOr(['0{']);
  const [handshake] = log.all('0{');
  const outcome = handshake === undefined ? 'refused' : 'a session';
  world.keep({ what: `eve opened a WebSocket with ${name}`, outcome, answer: handshake });
}
