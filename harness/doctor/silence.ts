import { formatDuration } from '../client/deadline';
import type { Driver } from '../drivers/driver';
import type { Instance } from '../servers/instance';
import { handshake } from '../servers/ready';
import type { Observations } from './observations';

const handshakeMs = 1000;

/** A failure, and what came before it. */
interface Failure {
  readonly cause: Error;
  readonly observations: Observations;
}

/**
 * Returns, human-readable, since when a server has answered nothing, if it does not even answer a new handshake; nothing if
 * it does, or if something else than time went wrong.
 */
export async function silenceOf(
  instance: Instance,
  { connect }: Driver,
  { cause, observations }: Failure,
): Promise<string[]> {
  if (!/timed out|is not connected|was disconnected|no connection/.test(cause.message)) return [];
  const problem = await handshake(instance.url, handshakeMs, connect);
  if (problem === undefined) return [];
  const last = observations.all().at(-1);
  if (!last) return [`the server has answered nothing; a new handshake: ${problem}`];
  const { client, at, packet } = last;
  const ago = formatDuration(Date.now() - at);
  const what = `${packet.type} ${packet.event}`.trim();
  return [
    `the server has answered nothing for ${ago}: last ${what} to ${client}; a new handshake: ${problem}`,
  ];
}
