import type { ClientRequest, IncomingMessage } from 'node:http';

/** The body of an answer is larger than the suite reads. The message says how much has arrived. */
export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError';
}

/** How many times the bytes of a body may come: a chunk has a length, and may have extensions that no client reads. */
const mostWrapping = 8;
/** Room for headers and trailers, which Node.js itself limits to 16 KB. */
const headerBytes = 64_000;
/** Interim answers before the answer itself. Source: RFC 9110, section 15.2. */
const mostInterim = 20;

/** Chunks that are joined at once: a server may send bytes one by one, and each would keep a hundred more. */
const joinedChunks = 1000;

/** The bytes of a body that have come so far. */
class Body {
  bytes = 0;
  private readonly joined: Buffer[] = [];
  private chunks: Buffer[] = [];

  add(chunk: Buffer): void {
    this.bytes += chunk.length;
    this.chunks.push(chunk);
    if (this.chunks.length < joinedChunks) return;
    this.joined.push(Buffer.concat(this.chunks));
    this.chunks = [];
  }

  whole(): Buffer {
    return Buffer.concat([...this.joined, ...this.chunks]);
  }
}

/**
 * Reads the body of an answer. Throws BodyTooLargeError, and closes the connection, when it is larger than `maxBytes` or comes
 * with far more bytes around it. Throws an Error if the connection ends first.
 */
export function bodyOf(response: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const body = new Body();
  const { socket } = response;
  const begun = socket.bytesRead;
  return new Promise((resolve, reject) => {
    response
      .on('data', (chunk: Buffer) => {
        body.add(chunk);
        const excess = excessOf(body.bytes, socket.bytesRead - begun, maxBytes);
        if (excess !== undefined) response.destroy(new BodyTooLargeError(excess));
      })
      .once('end', () => {
        resolve(body.whole());
      })
      .once('error', reject)
      .once('close', () => {
        reject(new Error('the connection was closed before the answer was complete'));
      });
  });
}

/** Returns in what a body, of which so many bytes were read, is too large; undefined if it is not. */
function excessOf(bytes: number, read: number, maxBytes: number): string | undefined {
  if (bytes > maxBytes)
    return `the body is larger than ${maxBytes} bytes: the suite stopped reading after ${bytes}`;
  const mostRead = mostWrapping * maxBytes;
  return read > mostRead + headerBytes
    ? `chunks with more than ${mostRead} bytes around ${bytes} of the body`
    : undefined;
}

/** Ends a request when its server sends interim answers without end. */
export function boundInterim(request: ClientRequest): ClientRequest {
  let count = 0;
  return request.on('information', () => {
    count += 1;
    if (count > mostInterim)
      request.destroy(new Error(`more than ${mostInterim} interim answers (HTTP 1xx)`));
  });
}
