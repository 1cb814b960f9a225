import { RawConnection } from './connection';
import { askOverHttp, type HttpSurroundings, type Reply } from './http';
import { addressOf } from './packet-client';

const separator = '\x1e';

/** HTTP long-polling request by request, without a client that would never send a wrong one. Source: Engine.IO protocol v4, "HTTP long-polling". */
export class RawPolling {
  private constructor(
    private readonly url: string,
    private readonly around: HttpSurroundings,
    private readonly id: string,
  ) {}

  /** Opens a session. Throws DeadlineError, or an Error if the answer is none. */
  static async open(url: string, around: HttpSurroundings): Promise<RawPolling> {
    const { body } = await askOverHttp(url, { query: 'EIO=4&transport=polling' }, around);
    const { sid } = JSON.parse(body.slice(1)) as { sid: string };
    return new RawPolling(url, around, sid);
  }

  /** Connects to a namespace. Throws an Error if it is refused, or is not answered in three polls. */
  async connect(namespace: string): Promise<void> {
    const connect = `40${addressOf(namespace)}`;
    await this.post(connect);
    for (let polls = 0; polls < 3; polls += 1) {
      const { body } = await this.poll();
      if (body.split(separator).some((frame) => frame.startsWith(`${connect}{`))) return;
    }
    throw new Error(`no CONNECT for ${namespace} came by polling`);
  }

  /** Polls once: the answer comes when there is something to tell. `url` may be that of another server. */
  async poll(url = this.url): Promise<Reply> {
    return await askOverHttp(url, { query: this.query('polling') }, this.around);
  }

  /** Upgrades the session to a WebSocket, frame by frame. Source: Engine.IO protocol v4, "Upgrade". */
  async upgrade(): Promise<RawConnection> {
    const connection = new RawConnection('eve', this.url, this.around, this.query('websocket'));
    await connection.opened();
    connection.send('2probe');
    await connection.log.first('3probe');
    connection.send('5');
    return connection;
  }

  private async post(body: string): Promise<Reply> {
    const query = this.query('polling');
    return await askOverHttp(this.url, { method: 'POST', query, body }, this.around);
  }

  private query(transport: string): string {
    return `EIO=4&transport=${transport}&sid=${this.id}`;
  }
}
