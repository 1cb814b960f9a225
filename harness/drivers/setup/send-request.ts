import { request as ask, type HttpAnswer } from '../../client/http';
import { placeholdersIn } from '../../contract/template';
import type { FailureFacts } from '../../failure-block';
import type { SetUpRequest } from '../../target-file/setup-schema';
import { shownAnswer } from './answer-shape';
import { capture, type Captured } from './captured';
import type { Sender } from './scope';
import { CaptureError, SetUpError } from './set-up-error';

/** Where and how requests are sent. */
export interface Site {
  /** Returns the URL of the server to which paths belong. */
  readonly url: () => string;
  /** Milliseconds that any answer may take. */
  readonly deadlineMs: number;
  /** Certificate of a private authority, as PEM. */
  readonly ca?: string;
}

/** What a request is for. */
export interface Purpose {
  /** Human-readable: `user alice`. */
  readonly whom: string;
  /** Key in the target file: `setup.user.0`. */
  readonly key: string;
}

/** Sends a request of a target file and returns what it captured. Throws SetUpError. */
export async function sendRequest(
  request: SetUpRequest,
  sender: Sender,
  site: Site,
  purpose: Purpose,
): Promise<Captured[]> {
  const failed = failureOf(request, sender, site, purpose);
  requireValues(request, sender, failed);
  let answer: HttpAnswer;
  try {
    answer = await ask(httpRequest(request, sender, site));
  } catch (error) {
    throw failed(expectedStatus(request), (error as Error).message, error);
  }
  if (!isExpected(request, answer.status)) {
    throw failed(expectedStatus(request), shownAnswer(answer));
  }
  const { captured, missing } = capture(request.capture, answer, sender.cookies);
  if (missing.length === 0) return captured;
  const facts = factsOf(request, sender, site, purpose);
  const expected = `an answer with ${missing.join(', ')}`;
  throw new CaptureError({ ...facts, expected, received: shownAnswer(answer) });
}

type Failed = (expected: string, received: string, cause?: unknown) => SetUpError;

function failureOf(request: SetUpRequest, sender: Sender, site: Site, purpose: Purpose): Failed {
  const facts = factsOf(request, sender, site, purpose);
  return (expected, received, cause) => new SetUpError({ ...facts, expected, received }, { cause });
}

function factsOf(
  request: SetUpRequest,
  { scope }: Sender,
  site: Site,
  { whom, key }: Purpose,
): Pick<FailureFacts, 'what' | 'sent' | 'lookAt'> {
  const { method, path, json, form } = request;
  const verb = method.toUpperCase();
  const body = json ?? form;
  const parts = [verb, addressOf(String(scope.shown(path)), site.url())];
  if (body !== undefined) parts.push(JSON.stringify(scope.shown(body)));
  return {
    what: `${whom}: ${verb} ${path} failed`,
    sent: parts.join(' '),
    lookAt: `${key} in the target file${request.at === undefined ? '' : ` (${request.at})`}`,
  };
}

/** A set-up that failed half-way leaves a tear-down without values. */
function requireValues(request: SetUpRequest, { scope }: Sender, failed: Failed): void {
  const { path, json, form, headers } = request;
  const missing = placeholdersIn([path, json, form, headers]).filter((name) => !scope.has(name));
  if (missing.length === 0) return;
  const names = missing.map((name) => `{${name}}`).join(', ');
  throw failed(`a value for ${names}`, 'none was captured, so the request was not sent');
}

function httpRequest(
  request: SetUpRequest,
  { scope, cookies }: Sender,
  { url, deadlineMs, ca }: Site,
): Parameters<typeof ask>[0] {
  const { json, form } = request;
  const filled = scope.fill(request.headers ?? {}) as Record<string, unknown>;
  const own = Object.entries(filled).map(
    ([name, value]) => [name.toLowerCase(), String(value)] as const,
  );
  const type =
    json === undefined ? form && 'application/x-www-form-urlencoded' : 'application/json';
  return {
    method: request.method.toUpperCase(),
    url: addressOf(scope.path(request.path), url()),
    headers: {
      accept: 'application/json, */*',
      ...(type && { 'content-type': type }),
      ...Object.fromEntries(own),
    },
    body: bodyOf(json === undefined ? undefined : scope.fill(json), form && scope.fill(form)),
    cookies,
    followRedirects: request.redirects,
    deadlineMs,
    ...(ca !== undefined && { ca }),
  };
}

function bodyOf(json: unknown, form: unknown): string | undefined {
  if (json !== undefined) return JSON.stringify(json);
  if (form === undefined) return undefined;
  const fields = Object.entries(form as object).map(
    ([name, value]) => [name, String(value)] as const,
  );
  return new URLSearchParams(Object.fromEntries(fields)).toString();
}

function addressOf(path: string, url: string): string {
  return path.startsWith('/') ? `${url}${path}` : path;
}

function isExpected({ expect }: SetUpRequest, status: number): boolean {
  return expect === undefined ? status >= 200 && status < 300 : status === expect;
}

function expectedStatus({ expect }: SetUpRequest): string {
  return expect === undefined ? 'HTTP 200 to 299' : `HTTP ${expect}`;
}
