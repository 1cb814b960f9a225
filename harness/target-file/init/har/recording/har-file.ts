import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';

/** Largest HAR file that is read, in bytes. */
const largestFile = 50 * 1024 * 1024;

/** A recording from which no target file can be drafted. The message says why, in one sentence. */
export class RecordingError extends Error {
  override readonly name = 'RecordingError';
}

const headers = z.array(z.object({ name: z.string(), value: z.string() })).default([]);

/** Message on a WebSocket, as Chrome exports it. `time` is in seconds since 1970; binary data (opcode 2) is in base64. */
const frame = z.object({
  type: z.enum(['send', 'receive']),
  time: z.number(),
  opcode: z.number(),
  data: z.string(),
});

const entry = z.object({
  startedDateTime: z.string(),
  /** Milliseconds from the start to the end of the answer. */
  time: z.number().nullish(),
  request: z.object({
    method: z.string(),
    url: z.string(),
    headers,
    postData: z.object({ mimeType: z.string().default(''), text: z.string().nullish() }).nullish(),
  }),
  response: z.object({
    status: z.number(),
    headers,
    content: z.object({ text: z.string().nullish(), encoding: z.string().nullish() }).nullish(),
  }),
  _webSocketMessages: z.array(frame).nullish(),
});

/** Request or WebSocket of a HAR file. Source: HTTP Archive 1.2, and `_webSocketMessages` of Chrome. */
export type HarEntry = z.infer<typeof entry>;

const har = z.object({
  log: z.object({
    creator: z.object({ name: z.string() }).optional(),
    browser: z.object({ name: z.string() }).optional(),
    entries: z.array(entry),
  }),
});

/** Returns the entries of a HAR file, earliest first. Throws RecordingError. */
export function readHar(file: string): readonly HarEntry[] {
  return entriesIn(textOf(file), file);
}

/** Returns the entries in the text of a HAR file, earliest first; `file` is only used in messages. Throws RecordingError. */
export function entriesIn(text: string, file: string): readonly HarEntry[] {
  const parsed = har.safeParse(jsonIn(text, file));
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path.join('.') ?? '';
    throw new RecordingError(
      `${file} is not a HAR file: ${where || 'log'} is missing or not as in HAR 1.2`,
    );
  }
  return [...parsed.data.log.entries].sort((one, other) => startOf(one) - startOf(other));
}

/** Returns the time at which a request was sent, in milliseconds since 1970. */
export function startOf({ startedDateTime }: HarEntry): number {
  return Date.parse(startedDateTime);
}

/** Returns the time at which the answer was complete, in milliseconds since 1970. */
export function endOf(one: HarEntry): number {
  return startOf(one) + Math.max(0, one.time ?? 0);
}

/** Returns the values of a header; names of headers are not case-sensitive. */
export function headerValues(all: HarEntry['request']['headers'], name: string): string[] {
  return all.filter((one) => one.name.toLowerCase() === name).map(({ value }) => value);
}

/** Returns the text of an answer; empty if the browser did not keep it. */
export function answerText({ response: { content } }: HarEntry): string {
  const text = content?.text ?? '';
  return content?.encoding === 'base64' ? Buffer.from(text, 'base64').toString() : text;
}

function textOf(file: string): string {
  try {
    const { size } = statSync(file);
    if (size > largestFile) {
      const megabytes = (size / 1024 / 1024).toFixed(1);
      throw new RecordingError(
        `${file} has ${megabytes} MB; expected a HAR file of at most 50 MB: record only from the login to the last message`,
      );
    }
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof RecordingError) throw error;
    throw new RecordingError(`${file} cannot be read: ${(error as Error).message}`);
  }
}

/** The parser's own message would quote the recording, which holds secrets. */
function jsonIn(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new RecordingError(`${file} is not a HAR file: it is not complete JSON`);
  }
}
