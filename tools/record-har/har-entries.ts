import type { CDPSession } from 'playwright-core';

/** Header as HAR writes it. */
interface Header {
  readonly name: string;
  readonly value: string;
}

/** Request or WebSocket, as Chrome's developer tools export it. */
interface Entry {
  startedDateTime: string;
  time: number;
  request: {
    method: string;
    url: string;
    headers: Header[];
    postData?: { mimeType: string; text: string };
  };
  response: {
    status: number;
    headers: Header[];
    content: { mimeType: string; text?: string; encoding?: 'base64' };
  };
  _webSocketMessages?: { type: 'send' | 'receive'; time: number; opcode: number; data: string }[];
}

/** All that the recordings keep; others make them large and say nothing about Socket.IO. */
const keptHeaders = ['authorization', 'content-type', 'cookie', 'set-cookie'];
const secretHeaders = ['authorization', 'cookie', 'set-cookie'];

/** Collects what a page requests, from the events of the DevTools protocol. */
export class HarEntries {
  private readonly entries = new Map<string, Entry>();
  private readonly bodies: Promise<void>[] = [];
  /** Difference of the clocks in seconds: messages carry the time since the start of the machine. */
  private clockOffset = 0;

  constructor(private readonly session: CDPSession) {}

  /** Starts collecting; resolves when the browser reports to it. */
  async start(): Promise<void> {
    this.listenToRequests();
    this.listenToAnswers();
    this.listenToWebSockets();
    await this.session.send('Network.enable');
  }

  /** Returns the text of the HAR file; a sanitized one has no cookie and no authorization. */
  async har(isSanitized = false): Promise<string> {
    await Promise.all(this.bodies);
    const entries = [...this.entries.values()].map((one) => withoutHeaders(one, isSanitized));
    const creator = { name: 'WebInspector', version: '537.36' };
    return `${JSON.stringify({ log: { version: '1.2', creator, pages: [], entries } }, null, 1)}\n`;
  }

  private listenToRequests(): void {
    const { session } = this;
    session.on('Network.requestWillBeSent', ({ requestId, request, timestamp, wallTime }) => {
      this.clockOffset = wallTime - timestamp;
      const entry = this.entry(requestId, request.url, wallTime);
      entry.request.method = request.method;
      entry.request.headers.push(...listed(request.headers));
      if (request.postData !== undefined) {
        const mimeType =
          entry.request.headers.find(({ name }) => /^content-type$/i.test(name))?.value ?? '';
        entry.request.postData = { mimeType, text: request.postData };
      }
    });
  }

  /** The first two of these events hold the cookies, and may come before or after the event that they add to. */
  private listenToAnswers(): void {
    const { session } = this;
    session.on('Network.requestWillBeSentExtraInfo', ({ requestId, headers }) => {
      this.entry(requestId).request.headers.push(...listed(headers));
    });
    session.on('Network.responseReceivedExtraInfo', ({ requestId, headers, statusCode }) => {
      Object.assign(this.entry(requestId).response, {
        status: statusCode,
        headers: listed(headers),
      });
    });
    session.on('Network.responseReceived', ({ requestId, response }) => {
      const kept = this.entry(requestId).response;
      Object.assign(kept, { status: response.status, content: { mimeType: response.mimeType } });
      if (kept.headers.length === 0) kept.headers.push(...listed(response.headers));
    });
    session.on('Network.loadingFinished', ({ requestId, timestamp }) => {
      const entry = this.entry(requestId);
      entry.time = (timestamp + this.clockOffset) * 1000 - Date.parse(entry.startedDateTime);
      this.bodies.push(this.addBody(requestId, entry));
    });
  }

  private listenToWebSockets(): void {
    const { session } = this;
    session.on('Network.webSocketCreated', ({ requestId, url }) => {
      this.entry(requestId, url)._webSocketMessages = [];
    });
    session.on('Network.webSocketWillSendHandshakeRequest', ({ requestId, request, wallTime }) => {
      const entry = this.entry(requestId);
      entry.startedDateTime = new Date(wallTime * 1000).toISOString();
      entry.request.headers = listed(request.headers);
    });
    session.on('Network.webSocketHandshakeResponseReceived', ({ requestId, response }) => {
      Object.assign(this.entry(requestId).response, { status: response.status });
    });
    const add = (type: 'send' | 'receive') => (event: Frame) => {
      const { opcode, payloadData: data } = event.response;
      const time = event.timestamp + this.clockOffset;
      this.entry(event.requestId)._webSocketMessages?.push({ type, time, opcode, data });
    };
    session.on('Network.webSocketFrameSent', add('send'));
    session.on('Network.webSocketFrameReceived', add('receive'));
  }

  private entry(id: string, url = '', wallTime = Date.now() / 1000): Entry {
    const known = this.entries.get(id);
    if (known) {
      if (known.request.url === '' && url !== '') {
        known.request.url = url;
        known.startedDateTime = new Date(wallTime * 1000).toISOString();
      }
      return known;
    }
    const entry: Entry = {
      startedDateTime: new Date(wallTime * 1000).toISOString(),
      time: 0,
      request: { method: 'GET', url, headers: [] },
      response: { status: 0, headers: [], content: { mimeType: '' } },
    };
    this.entries.set(id, entry);
    return entry;
  }

  private async addBody(requestId: string, { response: { content } }: Entry): Promise<void> {
    if (/html|script|css/.test(content.mimeType)) return;
    const { body, base64Encoded } = await this.session.send('Network.getResponseBody', {
      requestId,
    });
    Object.assign(content, { text: body, ...(base64Encoded && { encoding: 'base64' }) });
  }
}

interface Frame {
  readonly requestId: string;
  readonly timestamp: number;
  readonly response: { readonly opcode: number; readonly payloadData: string };
}

function listed(headers: Readonly<Record<string, string>>): Header[] {
  return Object.entries(headers).map(([name, value]) => ({ name, value }));
}

function withoutHeaders(entry: Entry, isSanitized: boolean): Entry {
  const kept = (headers: readonly Header[]): Header[] => {
    const named = headers.map(({ name, value }) => ({ name: name.toLowerCase(), value }));
    return named.filter(
      ({ name }, index) =>
        keptHeaders.includes(name) &&
        named.findIndex((one) => one.name === name) === index &&
        !(isSanitized && secretHeaders.includes(name)),
    );
  };
  return {
    ...entry,
    request: { ...entry.request, headers: kept(entry.request.headers) },
    response: { ...entry.response, headers: kept(entry.response.headers) },
  };
}
