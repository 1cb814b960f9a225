import type { Instance } from '../../../harness/servers/instance';
import type { LaneContext } from '../../../harness/servers/lane-context';
import type { Participant } from '../participants/participant';

/** The clients that are connected to one namespace, and the server that fences them. */
export interface FenceGroup {
  readonly namespace: string;
  readonly instance: Instance;
  readonly observers: readonly Participant[];
}

/**
 * Returns the groups of clients behind a publisher. A server fences all clients that it could reach. It does not reach an
 * isolated server, or one that was cut off: there only that server itself can, and what comes in spite of it is left to the
 * ledger.
 */
export function groupsOf(
  clients: readonly Participant[],
  publisher: Instance,
  session: LaneContext,
): FenceGroup[] {
  const groups = new Map<string, FenceGroup & { readonly observers: Participant[] }>();
  for (const observer of clients) {
    const instance = session.fencePublisher(publisher, observer.instance);
    if (!instance) continue;
    for (const namespace of observer.namespaces) {
      const key = `${instance.url} ${namespace}`;
      const group = groups.get(key) ?? { namespace, instance, observers: [] };
      group.observers.push(observer);
      groups.set(key, group);
    }
  }
  return [...groups.values()];
}
