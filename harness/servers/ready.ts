import { connect } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DeadlineError, formatDuration } from '../client/deadline';
import { request } from '../client/http';
import { connectSchema } from '../target-file/connect-schema';
import { failureBlock } from '../failure-block';
import { connectProposal } from './connect-proposals';
import { problemIn, type HandshakeProblem, type Handshaking } from './handshake-answer';
import { TargetError, type Instance } from './instance';
import { speaksTls } from './network/speaks-tls';

/** The handshake of clients without a `connect` of their own. */
const usualHandshake: Handshaking = connectSchema.parse({});

const requestMs = 2000;
const pauseMs = 25;

/** Least time for the last try, even past the deadline: a shorter one would hide what the others received. */
const shortestMs = 250;

/** Short, because callers want to be the first to connect. */
const openPauseMs = 5;

/**
 * Waits until an instance answers an Engine.IO handshake: `GET /socket.io/?EIO=4&transport=polling` with status 200 and an
 * open packet. Throws TargetError with the last answer after `deadlineMs`, as soon as the process has ended, or as soon as
 * an answer shows that waiting is pointless. Source: Contract 3.3; Engine.IO protocol v4, "Handshake".
 */
export async function waitUntilReady(
  instance: Instance,
  deadlineMs: number,
  how = usualHandshake,
): Promise<void> {
  const deadline = Date.now() + deadlineMs;
  let tries = 0;
  let problem: HandshakeProblem = { received: 'nothing' };
  for (;;) {
    const last = { problem, tries, how };
    const ended = instance.exitReason();
    if (ended !== undefined) throw await notReady(instance, `it ${ended}`, last);
    if (problem.isFinal) throw await notReady(instance, 'it does not accept the handshake', last);
    if (Date.now() >= deadline)
      throw await notReady(instance, `no handshake within ${formatDuration(deadlineMs)}`, last);
    tries += 1;
    const ms = Math.max(shortestMs, Math.min(requestMs, deadline - Date.now()));
    // A starting server is polled many times: to see that its port is closed costs a tenth of a request.
    const closed = await connectError(instance.url, ms);
    const found =
      closed === undefined ? await tryHandshake(instance.url, ms, how) : { received: closed };
    if (!found) {
      // What answers may be a process that the one of the instance has left behind.
      const left = await instance.exitReasonWithin(0);
      if (left === undefined) return;
      throw await notReady(instance, `it ${left}`, last);
    }
    problem = found;
    await pause(pauseMs);
  }
}

/** Waits until the port of an instance accepts a connection. Throws TargetError after `ms`, or as soon as the process has ended. */
export async function waitUntilOpen(instance: Instance, ms: number): Promise<void> {
  const deadline = Date.now() + ms;
  for (let tries = 1; ; tries += 1) {
    const answer = await connectError(instance.url, requestMs);
    if (answer === undefined) return;
    const ended = instance.exitReason();
    if (ended !== undefined)
      throw await notReady(instance, `it ${ended}`, { problem: { received: answer }, tries });
    if (Date.now() >= deadline) {
      throw await notReady(instance, `no open port within ${formatDuration(ms)}`, {
        problem: { received: answer },
        tries,
      });
    }
    await pause(openPauseMs);
  }
}

/** Returns why a port accepts no connection within `ms` milliseconds, or undefined if it does. */
function connectError(url: string, ms: number): Promise<string | undefined> {
  const { hostname, port, protocol } = new URL(url);
  return new Promise((resolve) => {
    const defaultPort = protocol === 'https:' ? 443 : 80;
    const socket = connect(Number(port) || defaultPort, hostname.replace(/^\[|\]$/g, ''));
    socket
      .once('connect', () => {
        socket.destroy();
        resolve(undefined);
      })
      .once('error', (error) => {
        resolve(error.message);
      })
      .setTimeout(ms, () => {
        socket.destroy();
        resolve(`no connection within ${formatDuration(ms)}`);
      });
  });
}

/** Returns what is wrong with the answer to an Engine.IO handshake, or undefined if the handshake succeeds. */
export async function handshake(
  url: string,
  ms: number,
  how = usualHandshake,
): Promise<string | undefined> {
  return (await tryHandshake(url, ms, how))?.received;
}

async function tryHandshake(
  url: string,
  ms: number,
  how: Handshaking,
): Promise<HandshakeProblem | undefined> {
  try {
    const address = `${url}${how.path}/?EIO=4&transport=polling`;
    const { ca } = how;
    const answer = await request({ url: address, deadlineMs: ms, ...(ca !== undefined && { ca }) });
    return problemIn(answer, how);
  } catch (error) {
    if (error instanceof DeadlineError)
      return { received: `no answer within ${formatDuration(ms)}` };
    const received = error instanceof Error ? error.message : String(error);
    if (isUntrusted(error)) return { received, ...untrusted };
    return (await isHttps(url, ms)) ? { received, ...httpsServer } : { received };
  }
}

/** What the user can change if the suite takes a server with HTTPS for one with HTTP. */
const httpsServer = {
  advice:
    'the server speaks HTTPS: start it yourself, with its https URL in start.urls, and its authority in connect.ca',
  isFinal: true,
} as const;

/** What the user can change if the certificate of the server does not prove who it is. */
const untrusted = {
  advice: 'the certificate of the server is not trusted: name that of its authority in connect.ca',
  isFinal: true,
} as const;

/** Errors of OpenSSL about the chain of a certificate, as Node.js names them. */
const chainErrors = /^(UNABLE_TO_|SELF_SIGNED_CERT|DEPTH_ZERO_SELF_SIGNED)/;

function isUntrusted(error: unknown): boolean {
  return chainErrors.test(String((error as { code?: unknown }).code));
}

async function isHttps(url: string, ms: number): Promise<boolean> {
  return url.startsWith('http:') && (await speaksTls(url, ms));
}

interface LastTry {
  readonly problem: HandshakeProblem;
  readonly tries: number;
  /** Undefined if no handshake was tried. */
  readonly how?: Handshaking;
}

async function notReady(
  instance: Instance,
  why: string,
  { problem, tries, how }: LastTry,
): Promise<TargetError> {
  const hasAnswered = how !== undefined && problem.advice !== undefined;
  return new TargetError(
    failureBlock({
      what: `instance ${instance.number} is not ready: ${why}`,
      sent: `GET ${instance.url}${how?.path ?? ''}/?EIO=4&transport=polling, ${tries} times`,
      expected: 'HTTP 200 with an Engine.IO open packet: 0{"sid":…} (Contract 3.3)',
      received: problem.received,
      lookAt: problem.advice ?? (await startAdvice(instance, problem)),
      proposal: hasAnswered ? await connectProposal(instance.url, how) : [],
      output: lastOutput(instance),
    }),
  );
}

/** Returns what to look at if a server did not answer at all. */
async function startAdvice(instance: Instance, { received }: HandshakeProblem): Promise<string> {
  if (instance.exitReason() === 'exited with code 0')
    return 'start.command in the target file: the server must stay in the foreground, as a child of the command that waits for it';
  const general =
    'start, cwd and env in the target file; timeouts.start is how long a start may take';
  // A container that has ended has no address.
  if (!received.includes('ECONNREFUSED')) return general;
  const { port, hostname } = new URL(instance.url);
  if (hostname === '127.0.0.1' && (await acceptsIpv6(port)))
    return `the server listens on ::1, port ${port}, which is IPv6, and not on 127.0.0.1: let it listen on 127.0.0.1, or on all addresses`;
  const isRunning = instance.memory !== undefined && instance.exitReason() === undefined;
  if (!isRunning) return general;
  return `the process runs, but does not listen on PORT, ${port}; if it always uses another port, name it in the target file: start: { command: …, port: … }; timeouts.start is how long a start may take`;
}

async function acceptsIpv6(port: string): Promise<boolean> {
  return (await connectError(`http://[::1]:${port}`, shortestMs)) === undefined;
}

/** Returns the last output of an instance and the path of the rest in the folder of the reports, as lines at the end of a failure block; empty without output. */
export function lastOutput(instance: Pick<Instance, 'lastLines' | 'log'>): string[] {
  const lines = instance.lastLines().slice(-10);
  if (lines.length === 0) return [];
  const rest = instance.log === undefined ? '' : ` (all of it: ${pathInReports(instance.log)})`;
  return [`  last output${rest}`, ...lines.map((line) => `    ${line}`)];
}

/** While a run goes on, the folder of its reports is another one. */
function pathInReports(log: string): string {
  return join(basename(dirname(log)), basename(log));
}
