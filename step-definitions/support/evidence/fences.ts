import type { Instance } from '../../../harness/servers/instance';
import type { LaneContext } from '../../../harness/servers/lane-context';
import type { LaneState } from '../lane';
import type { Participant } from '../participants/participant';
import { raise } from './fence';
import { uniqueName } from './nonce';

/** What fences need from their scenario. */
export interface FenceContext {
  readonly lane: LaneState;
  /** Cucumber's testCaseStartedId: findings name the scenario by it. */
  readonly scenario: string;
  readonly participants: { readonly all: readonly Participant[] };
}

/** The fences of one scenario. */
export class Fences {
  /** Room in which every participant of the scenario receives fences; a name that nobody can guess. */
  readonly probe = uniqueName('probe');
  private readonly unable = new Set<Participant>();

  constructor(private readonly context: FenceContext) {}

  /** Notes that a client may not send any more: a client of the suite's own raises its fences. */
  cannotFence(client: Participant): void {
    this.unable.add(client);
  }

  /** Raises fences behind what a client's server has published, for all clients. Returns those that they did not reach. */
  async behind(actor: Participant): Promise<Participant[]> {
    const { participants, lane } = this.context;
    const groups = groupsOf(participants.all, actor.instance, lane.session);
    const missing = await Promise.all(groups.map((group) => this.fenceGroup(group, actor)));
    return missing.flat();
  }

  private async fenceGroup(group: Group, actor: Participant): Promise<Participant[]> {
    const { namespace, instance, observers } = group;
    const { lane, participants, scenario } = this.context;
    const isThere = actor.instance === instance && actor.namespaces.includes(namespace);
    const canSend = isThere && !this.unable.has(actor);
    const sender = canSend ? actor : await lane.sentinel(instance, namespace);
    const others = participants.all;
    const fence = { sender, namespace, probe: this.probe, observers, others, scenario };
    const deadlineFor = (observer: Participant): number => lane.patience(instance, observer);
    const missed = await raise(fence, lane.ledger, deadlineFor);
    for (const observer of missed) lane.markUnreachable(instance, observer);
    return missed;
  }
}

/** The clients that are connected to one namespace, and the server that fences them. */
interface Group {
  readonly namespace: string;
  readonly instance: Instance;
  readonly observers: Participant[];
}

/**
 * A server fences all clients that it could reach. It does not reach an isolated server, or one that was cut off: there
 * only that server itself can, and what comes in spite of it is left to the ledger.
 */
function groupsOf(
  clients: readonly Participant[],
  publisher: Instance,
  session: LaneContext,
): Group[] {
  const groups = new Map<string, Group>();
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
