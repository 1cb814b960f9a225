import { isNumbered } from '../../../harness/contract/namespace-names';
import { spanned } from '../../../harness/contract/spans';
import { awaitCrossingTo } from '../participants/first-crossing';
import type { Participant } from '../participants/participant';
import type { FenceContext } from './fence-context';
import { raise } from './fence';
import { groupsOf, type FenceGroup } from './fence-groups';
import { fenceRooms } from './room-fences';

/** The fences of one scenario. */
export class Fences {
  private readonly unable = new Set<Participant>();
  private probeName: string | undefined;

  constructor(private readonly context: FenceContext) {}

  /** Room in which every participant of the scenario receives fences; no other scenario has one of this name. */
  get probe(): string {
    return (this.probeName ??= this.context.lane.names.room('a room for fences', 'plain'));
  }

  /** Notes that a client may not send any more: a client of the suite's own raises its fences. */
  cannotFence(client: Participant): void {
    this.unable.add(client);
  }

  /** Raises fences behind what a client's server has published, for all clients. Returns those that they did not reach. */
  async behind(actor: Participant): Promise<Participant[]> {
    const { scenario } = this.context;
    const name = `fence behind ${actor.label}`;
    return await spanned({ name, scenario }, () => this.allBehind(actor));
  }

  private async allBehind(actor: Participant): Promise<Participant[]> {
    const { participants, lane } = this.context;
    if (!lane.overtaking.isFenced(actor.driver)) return await fenceRooms(this.context, actor);
    const groups = groupsOf(participants.all, actor.instance, lane.session);
    const missing = await Promise.all(groups.map((group) => this.fenceGroup(group, actor)));
    return missing.flat();
  }

  private async fenceGroup(group: FenceGroup, actor: Participant): Promise<Participant[]> {
    const { namespace, instance, observers } = group;
    const isThere = actor.instance === instance && actor.namespaces.includes(namespace);
    if (!isThere || this.unable.has(actor)) return await this.fenceBySentinel(group);
    const isExcluded = actor.driver.model.sender === 'excluded';
    const others = isExcluded ? observers.filter((one) => one !== actor) : observers;
    const missed = await this.raise({ ...group, observers: others }, actor);
    if (others.length === observers.length) return missed;
    return [
      ...missed,
      ...(await this.fenceBySentinel({ namespace, instance, observers: [actor] })),
    ];
  }

  /** A client of the suite's own joins the probe room where only members may send. */
  private async fenceBySentinel(group: FenceGroup): Promise<Participant[]> {
    const { namespace, instance } = group;
    const sentinel = await this.context.lane.sentinel(instance, namespace);
    const isMember = sentinel.driver.model.senders === 'members';
    if (isMember) await sentinel.must(namespace, 'join', { room: this.probe });
    if (isNumbered(namespace)) await this.awaitCrossing(sentinel, group);
    const missed = await this.raise(group, sentinel);
    if (isMember) await sentinel.must(namespace, 'leave', { room: this.probe });
    return missed;
  }

  private async awaitCrossing(
    sentinel: Participant,
    { namespace, observers }: FenceGroup,
  ): Promise<void> {
    const { lane, scenario } = this.context;
    const opened = { namespace, probe: this.probe, scenario, others: observers };
    await awaitCrossingTo(lane, sentinel, opened);
  }

  private async raise(
    { namespace, instance, observers }: FenceGroup,
    sender: Participant,
  ): Promise<Participant[]> {
    const { lane, participants, scenario } = this.context;
    const others = [...participants.all, sender];
    const fence = { sender, namespace, probe: this.probe, observers, others, scenario };
    const deadlineFor = (observer: Participant): number => lane.patience(instance, observer);
    const missed = await raise(fence, lane.ledger, deadlineFor);
    for (const observer of missed) lane.markUnreachable(instance, observer);
    return missed;
  }
}
