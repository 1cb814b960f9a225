import assert from 'node:assert/strict';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TestContext } from 'node:test';
import { z } from 'zod';
import type { SetUpPlan } from '../drivers/setup/set-up';
import { SetUpError } from '../drivers/setup/set-up-error';
import { checkYaml, map } from '../target-file/checked-yaml';
import { checkSetUp } from '../target-file/setup-check';
import { setUpSchema } from '../target-file/setup-schema';
import { answering } from './bad-servers';

const schema = map({
  env: z.record(z.string(), z.string()).default({ PASSWORD: 'open sesame' }),
  setup: setUpSchema.prefault({}),
  teardown: setUpSchema.prefault({}),
}).transform(checkSetUp);

/** Parts of a target file about the set-up; throws an Error with the mistakes. `PASSWORD` is in `env`. */
export function planOf(text: string): SetUpPlan {
  const checked = checkYaml(schema, text, 'target.yaml');
  if (checked.mistakes) throw new Error(checked.mistakes.join('\n'));
  return checked.data;
}

/** A request as the application received it. */
export interface Received {
  readonly line: string;
  readonly body: string;
  readonly cookie: string | undefined;
  readonly headers: IncomingMessage['headers'];
}

/** How an application answers a request. */
export type Answer = (received: Received, response: ServerResponse) => unknown;

/** An application that answers by method and path; anything else is 404. Returns its URL and what it received. */
export async function application(
  t: TestContext,
  answers: Record<string, Answer>,
): Promise<{ url: string; received: Received[] }> {
  const received: Received[] = [];
  const url = await answering(t, (sent, response) => {
    const chunks: Buffer[] = [];
    sent
      .on('data', (chunk: Buffer) => chunks.push(chunk))
      .on('end', () => {
        const line = `${sent.method ?? ''} ${sent.url ?? ''}`;
        const { headers } = sent;
        const body = Buffer.concat(chunks).toString();
        const one = { line, body, cookie: headers.cookie, headers };
        received.push(one);
        const answer = answers[line] ?? ((_, other) => other.writeHead(404).end('no such page'));
        answer(one, response);
      });
  });
  return { url, received };
}

/** Answers with 204. */
export const created: Answer = (_, response) => response.writeHead(204).end();

/** Answers with 200, this value as JSON, and a cookie. */
export function json(value: unknown, cookie?: string): Answer {
  return (_, response) => {
    if (cookie !== undefined) response.setHeader('set-cookie', cookie);
    response.setHeader('content-type', 'application/json').end(JSON.stringify(value));
  };
}

/** Fails unless this fails with SetUpError. Returns the message. */
export async function failure(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => undefined,
    (one: unknown) => one,
  );
  assert.ok(error instanceof SetUpError, String(error));
  return error.message;
}

/** A set-up with sign-up, login and rooms, and its tear-down. */
export const accounts = `
setup:
  user:
    - post: /sign-up
      json: { username: '{participant}-{unique}', password: env:PASSWORD }
      capture: { id: user.id, token: accessToken }
    - post: /login
      form: { name: '{participant}', password: env:PASSWORD }
      capture: { session: cookie sid }
  room:
    - post: /rooms
      as: creator
      headers: { Authorization: 'Bearer {creator.token}' }
      json: { name: '{room}', owner: '{creator.id}' }
      capture: { room: id, key: adminKey }
    - put: /rooms/{room}?key={room.key}
teardown:
  user: [{ delete: '/users/{user.id}' }]
  room: [{ delete: '/rooms/{room}', as: creator }]
`;
