import { randomUUID } from 'node:crypto';
import { DeadlineError, within } from '../../../harness/client/deadline';
import { RawConnection } from './connection';
import { askOverHttp, type HttpContext, type Reply } from './http';
import { packetNamespace } from './packet-names';
import { connectNowhere } from './settling';

const separator = '\x1e';

/** HTTP long-polling request by request, as no Socket.IO client would do it. Source: Engine.IO protocol v4, "HTTP long-polling". */
export class RawPolling {
  private constructor(
    private readonly url: string,
    private readonly context: HttpContext,
    /** Session id, which only its owner knows. */
    readonly id: string,
  ) {}

  /** Opens a session. Throws DeadlineError, or an Error if the answer is none. */
  static async open(url: string, context: HttpContext): Promise<RawPolling> {
    const { body } = await askOverHttp(url, { query: 'EIO=4&transport=polling' }, context);
    const { sid } = JSON.parse(body.slice(1)) as { sid: string };
    return new RawPolling(url, context, sid);
  }

  /** Connects to a namespace. Throws an Error if it is refused, or is not answered in three polls. */
  async connect(namespace: string): Promise<void> {
    const connect = `40${packetNamespace(namespace)}`;
    const { auth } = this.context.handshake;
    await this.post(`${connect}${Object.keys(auth).length > 0 ? JSON.stringify(auth) : ''}`);
    for (let polls = 0; polls < 3; polls += 1) {
      const { body } = await this.poll();
      if (body.split(separator).some((frame) => frame.startsWith(`${connect}{`))) return;
    }
    throw new Error(`no CONNECT for ${namespace} came by polling`);
  }

  /** Polls once: the answer comes when the server has something to send. `url` may be that of another server. */
  async poll(url = this.url): Promise<Reply> {
    return await askOverHttp(url, { query: this.query('polling') }, this.context);
  }

  /** Asks for a namespace that no server has, so that a poll has something to bring, and returns what tells it. */
  async askForNowhere(): Promise<string> {
    const nowhere = `/nowhere-${randomUUID()}`;
    await this.post(`40${nowhere},`);
    return nowhere;
  }

  /** Whether a server is the one that the session was opened on. */
  isOn(url: string): boolean {
    return url === this.url;
  }

  /**
   * Polls twice at once, and returns when either is answered or the time of an answer is over. A poll without an answer stays
   * open for twice as long, because ending it ends the session.
   */
  async pollTwice(): Promise<void> {
    const { ms } = this.context;
    const patient = { ...this.context, ms: 3 * ms };
    const polls = [1, 2].map(() =>
      askOverHttp(this.url, { query: this.query('polling') }, patient).then(String, String),
    );
    try {
      await within(ms, 'the answer to one of two polls', Promise.race(polls));
    } catch (error) {
      if (!(error instanceof DeadlineError)) throw error;
    }
  }

  /** Upgrades the session to a WebSocket, frame by frame. Source: Engine.IO protocol v4, "Upgrade". */
  async upgrade(): Promise<RawConnection> {
    const connection = new RawConnection('eve', this.url, this.context, this.query('websocket'));
    await connection.opened();
    connection.send('2probe');
    await connection.log.first('3probe');
    connection.send('5');
    // Requests over HTTP must not overtake the last frame, which a server may still have to inflate.
    await connectNowhere(connection, this.context.ms);
    return connection;
  }

  private async post(body: string): Promise<Reply> {
    const query = this.query('polling');
    return await askOverHttp(this.url, { method: 'POST', query, body }, this.context);
  }

  private query(transport: string): string {
    return `EIO=4&transport=${transport}&sid=${this.id}`;
  }
}
