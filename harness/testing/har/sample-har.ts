/** Message of a sample: `['>', packet]` is sent by the client, `['<', packet]` is received; packets as in Socket.IO. */
export type SampleFrame = readonly [direction: '>' | '<', packet: string];

/** HTTP request of a sample, before the connection. */
export interface SampleRequest {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly status?: number;
  readonly answer?: unknown;
  readonly answerHeaders?: Readonly<Record<string, string>>;
}

interface Sample {
  readonly frames?: readonly SampleFrame[];
  readonly requests?: readonly SampleRequest[];
  /** Query of the handshake, after EIO and transport. */
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly version?: number;
}

const origin = 'http://127.0.0.1:3000';
const start = Date.parse('2026-01-31T10:00:00Z');

/** Returns the text of a HAR file with one WebSocket, one message every 100 milliseconds. */
export function sampleHar({ frames = [], requests = [], query = '', ...rest }: Sample): string {
  const { headers = {}, version = 4 } = rest;
  const connectedAt = start + 1000 * requests.length;
  const socket = {
    ...entryAt(connectedAt, {
      path: `/socket.io/?EIO=${String(version)}&transport=websocket${query}`,
      status: 101,
      headers,
    }),
    _webSocketMessages: frames.map(([direction, data], index) => ({
      type: direction === '>' ? 'send' : 'receive',
      time: connectedAt / 1000 + 0.1 * (index + 1),
      opcode: 1,
      data,
    })),
  };
  const entries = requests.map((one, index) => entryAt(start + 1000 * index, one));
  return JSON.stringify({ log: { version: '1.2', entries: [...entries, socket] } });
}

function entryAt(
  at: number,
  { method = 'GET', path, body, answer, ...rest }: SampleRequest,
): object {
  const { headers = {}, status = 200, answerHeaders = {} } = rest;
  return {
    startedDateTime: new Date(at).toISOString(),
    time: 50,
    request: {
      method,
      url: `${origin}${path}`,
      headers: listed(headers),
      ...(body !== undefined && {
        postData: { mimeType: 'application/json', text: JSON.stringify(body) },
      }),
    },
    response: {
      status,
      headers: listed(answerHeaders),
      content: answer === undefined ? {} : { text: JSON.stringify(answer) },
    },
  };
}

function listed(headers: Readonly<Record<string, string>>): object[] {
  return Object.entries(headers).map(([name, value]) => ({ name, value }));
}
