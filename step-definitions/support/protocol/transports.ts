import type { Driver } from '../../../harness/drivers/driver';
import type { Instance } from '../../../harness/servers/instance';
import type { LaneContext } from '../../../harness/servers/lane-context';
import type { Attempts } from '../participants/attempts';
import type { Participant } from '../participants/participant';
import { payloadTable } from '../payloads/payload-table';
import { withNames } from '../payloads/placeholders';
import { RawConnection } from '../raw-client/connection';
import type { RawRequest } from '../raw-client/http';
import type { Closable } from '../raw-client/packet-client';
import type { FrameLog } from '../raw-client/frame-log';
import type { RawClient } from '../raw-client/raw-client';
import { settled } from '../raw-client/settling';

/** Why a request with another version of the protocol may be served: the option `allowEIO3` of Socket.IO takes every such version for 3. */
const earlierRevision =
  'the server also speaks revision 3 of the Engine.IO protocol, and takes other versions for it (allowEIO3)';

/** What requests of the raw client need from their scenario. */
interface Parts {
  readonly rawClient: RawClient;
  readonly attempts: Attempts;
  readonly driver: Driver;
  readonly participants: { find(name: string): Participant };
}

/** Sends the request of fixtures/payloads/bad-requests.yaml with a name. */
export async function requestOverHttp(parts: Parts, name: string): Promise<void> {
  await parts.rawClient.ask(badRequest(parts, name));
  keepReply(parts, `eve sent an HTTP request with ${name}`);
}

/** Polls the session of the raw client on a server, its own or another. */
export async function pollSession(parts: Parts, { url }: Instance): Promise<void> {
  const { rawClient, driver } = parts;
  const { session } = rawClient;
  const nowhere = session.isOn(url) ? undefined : await session.askForNowhere();
  rawClient.keep(await session.poll(url));
  if (nowhere !== undefined && rawClient.reply.body.includes(nowhere))
    driver.notApplicable('the servers share sessions, so that each of them serves all clients');
  keepReply(parts, `eve polled the session at ${url}`);
}

/** What a raw WebSocket needs from its scenario. */
interface WebSocketParts extends Parts {
  readonly session: LaneContext;
  readonly lane: { keep(connection: Closable, scenario: string): void };
  readonly scenario: string;
}

/**
 * Opens a WebSocket with the query of a bad request, and waits until it is refused or closed, or has a session: a new one, or
 * the one that it asks for, whose probe is answered.
 */
export async function openWebSocket(parts: WebSocketParts, name: string): Promise<void> {
  const { session, rawClient, lane, scenario, attempts } = parts;
  const query = badRequest(parts, name).query.replace('polling', 'websocket');
  const { url } = session.instance(1);
  const connection = new RawConnection('eve', url, await rawClient.http(), query);
  lane.keep(connection, scenario);
  const { log } = connection;
  if (await connection.opened()) connection.send('2probe');
  await log.endOr(['0{', '3probe']);
  const [welcome] = log.all('0{', '3probe');
  if (welcome?.startsWith('0{') === true) await requireOwnConnect(parts, log);
  const outcome = welcome === undefined ? 'refused' : 'accepted with a session';
  attempts.keep({ what: `eve opened a WebSocket with ${name}`, outcome, answer: welcome });
}

/** In revision 3, a server connects every client to the main namespace by itself. */
async function requireOwnConnect(
  { session, driver }: WebSocketParts,
  log: FrameLog,
): Promise<void> {
  const unasked = () => log.all(/^4[04]/).length > 0;
  await settled(log, () => unasked() || log.all('3probe').length > 0, session.timeouts.answer);
  if (unasked()) driver.notApplicable(earlierRevision);
}

/** A status of 400 to 499 says that the request was the client's mistake. */
function keepReply({ rawClient, attempts, driver }: Parts, what: string): void {
  const { status, body } = rawClient.reply;
  // Revision 3 begins each packet with its length.
  if (/^\d+:0\{/.test(body)) driver.notApplicable(earlierRevision);
  const outcome = status >= 400 && status < 500 ? 'refused' : `HTTP ${status}`;
  attempts.keep({ what, outcome, answer: body, expectation: { reply: 'refused' } });
}

function badRequest(parts: Omit<Parts, 'attempts'>, name: string): RawRequest {
  const row = payloadTable('bad requests').find((one) => one.name === name);
  if (row) return withNames(row.sent, idsIn(JSON.stringify(row.sent), parts)) as RawRequest;
  throw new Error(`there is no "${name}" in bad-requests.yaml`);
}

/** Returns the ids that a request names by placeholders: `(session)`, `(bob)`. */
function idsIn(
  request: string,
  { rawClient, participants }: Omit<Parts, 'attempts'>,
): Record<string, string> {
  const idOf = (name: string): string => {
    if (name === 'session') return rawClient.session.id;
    const client = participants.find(name);
    return client.idIn(client.namespaceFor());
  };
  const names = [...request.matchAll(/\((\w+)\)/g)].map(([, name = '']) => name);
  return Object.fromEntries(names.map((name) => [name, idOf(name)]));
}
