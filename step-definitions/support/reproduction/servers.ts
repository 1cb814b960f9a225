import type { Instance } from '../../../harness/servers/instance';
import type { LaneContext } from '../../../harness/servers/lane-context';
import { isShortTimeoutServer } from '../../../harness/servers/short-timeout-server';
import type { Participant } from '../participants/participant';
import { NoSourceError } from './source';

/** Servers that a program needs. */
export interface ProgramServers {
  readonly urls: readonly string[];
  /** Variables that they must be started with, beside the usual ones. */
  readonly env: Readonly<Record<string, string>>;
  /** Returns the place of a server by its number. */
  readonly indexOf: (number: number) => number;
}

/** What tells the servers of a scenario. */
interface Parts {
  readonly session: LaneContext;
  readonly participants: { readonly all: readonly Participant[] };
  readonly rawClient: { readonly instance: Instance | undefined };
}

/** Returns the servers of a scenario: those of its lane, or the one with short timeouts. Throws NoSourceError for others. */
export function serversOf({ session, participants, rawClient }: Parts): ProgramServers {
  const { instances } = session;
  const clients = participants.all.filter(({ namespacesEver }) => namespacesEver.length > 0);
  const used = [...clients.map(({ instance }) => instance), rawClient.instance];
  const others = used.filter((one) => one !== undefined).filter((one) => !instances.includes(one));
  const [other] = others;
  if (other === undefined)
    return {
      urls: instances.map(({ url }) => url),
      env: {},
      indexOf: (number) => instances.findIndex((one) => one.number === number),
    };
  if (!isShortTimeoutServer(other) || used.some((one) => one !== undefined && one !== other))
    throw new NoSourceError(
      'it takes servers that are started, stopped or cut off meanwhile; the transcript says when, and the command',
    );
  return { urls: [other.url], env: other.env, indexOf: () => 0 };
}
