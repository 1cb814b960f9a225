import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { formatDuration } from '../client/deadline';
import { TargetError, type Instance } from './instance';

const requestMs = 2000;
const pauseMs = 25;

/** The last try gets so long even if the deadline comes first: cut shorter it would hide what the others got. */
const shortestMs = 250;

/** Short: who waits for the port wants to be the first there. */
const openPauseMs = 5;

/**
 * Waits until an instance answers an Engine.IO handshake: `GET /socket.io/?EIO=4&transport=polling` with 200 and an
 * open packet. Throws TargetError after `deadlineMs`, or as soon as the process is gone, with what came back last.
 * Source: contract v1, "How an instance is started"; Engine.IO protocol v4, "Handshake".
 */
export async function waitUntilReady(instance: Instance, deadlineMs: number): Promise<void> {
  const deadline = Date.now() + deadlineMs;
  let tries = 0;
  let answer: string | undefined = 'nothing yet';
  while (answer !== undefined) {
    const gone = instance.exitReason();
    if (gone !== undefined) throw notReady(instance, `it ${gone}`, tries);
    if (Date.now() >= deadline) {
      throw notReady(instance, `${answer}, until the deadline of ${formatDuration(deadlineMs)}`, tries);
    }
    tries += 1;
    const ms = Math.max(shortestMs, Math.min(requestMs, deadline - Date.now()));
    // A server that starts is asked many times: to see that its port is closed costs a tenth of a request.
    answer = (await closed(instance.url, ms)) ?? (await handshake(instance.url, ms));
    if (answer !== undefined) await pause(pauseMs);
  }
}

/** Waits until the port of an instance takes a connection. Throws TargetError after `ms`, or as soon as the process is gone. */
export async function waitUntilOpen(instance: Instance, ms: number): Promise<void> {
  const deadline = Date.now() + ms;
  for (let tries = 1; (await closed(instance.url, requestMs)) !== undefined; tries += 1) {
    const gone = instance.exitReason();
    if (gone !== undefined) throw notReady(instance, `it ${gone}`, tries);
    if (Date.now() >= deadline) throw notReady(instance, `no port within ${formatDuration(ms)}`, tries);
    await pause(openPauseMs);
  }
}

/** Why a port takes no connection within `ms`, or undefined if it does. */
function closed(url: string, ms: number): Promise<string | undefined> {
  const { hostname, port, protocol } = new URL(url);
  return new Promise((resolve) => {
    const usual = protocol === 'https:' ? 443 : 80;
    const socket = connect(Number(port) || usual, hostname.replace(/^\[|\]$/g, ''));
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

/** What is wrong with the answer to a handshake, or undefined if it is one. */
export async function handshake(url: string, ms: number): Promise<string | undefined> {
  // A timer of ours, not AbortSignal.timeout: that one does not keep the process alive, which would end in the middle of the wait, with 0.
  const late = new AbortController();
  const timer = setTimeout(() => {
    late.abort(new DOMException('too late', 'TimeoutError'));
  }, ms);
  try {
    const response = await fetch(`${url}/socket.io/?EIO=4&transport=polling`, {
      signal: late.signal,
    });
    const body = await response.text();
    if (response.status === 200 && body.startsWith('0{')) return undefined;
    return `HTTP ${response.status} ${JSON.stringify(body.slice(0, 120))}`;
  } catch (error) {
    return reasonOf(error, ms);
  } finally {
    clearTimeout(timer);
  }
}

function reasonOf(error: unknown, ms: number): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `no answer within ${formatDuration(ms)}`;
  return error.cause instanceof Error ? error.cause.message || error.cause.name : error.message;
}

function notReady(instance: Instance, what: string, tries: number): TargetError {
  return new TargetError(
    [
      `instance ${instance.number} is not ready: ${what}`,
      `  tried  GET ${instance.url}/socket.io/?EIO=4&transport=polling, ${tries} times`,
      `  wanted HTTP 200 with an Engine.IO open packet: 0{"sid":…}`,
      ...lastOutput(instance),
    ].join('\n'),
  );
}

/** What an instance printed last, for the end of an error's text, and where the rest is; empty if it printed nothing. */
export function lastOutput(instance: Pick<Instance, 'lastLines' | 'log'>): string[] {
  const lines = instance.lastLines().slice(-10);
  if (lines.length === 0) return [];
  const rest = instance.log === undefined ? '' : ` (all of them: ${instance.log})`;
  return [`  its last lines${rest}:`, ...lines.map((line) => `    ${line}`)];
}
