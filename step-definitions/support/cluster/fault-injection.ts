import { inWords } from '../../../harness/client/deadline';
import type { Mortals } from '../../../harness/servers/disposable-servers';
import { newNonce, uniqueName } from '../evidence/nonce';
import type { LaneState } from '../lane';
import { hears } from '../messages/sending';
import { tryMs, utter } from '../messages/unconfirmed-operations';
import type { Participant } from '../participants/participant';
import type { ConformanceWorld } from '../world';

/** Milliseconds that the contract gives servers to be right again: enough for those which find out by heartbeats. */
const recoveryMs = 15_000;

/** Kills an instance and waits until everybody who was connected there has noticed. */
export async function kill(world: ConformanceWorld, number: number): Promise<void> {
  const mortals = await world.session.mortals();
  const instance = await mortals.instance(number);
  await mortals.kill(number);
  const there = world.everybody.filter((person) => person.instance === instance);
  const sockets = there.flatMap((person) => person.namespaces.map((one) => person.removed(one)));
  await Promise.all(sockets);
}

/** Connects somebody, again and again until the instance lets them: it has opened its port, and may not be ready. */
export async function connectEarly(
  world: ConformanceWorld,
  person: Participant,
  namespace: string,
): Promise<void> {
  const deadline = Date.now() + world.lane.patienceAfterFaults(recoveryMs);
  for (;;) {
    try {
      await world.connect(person, namespace);
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
  }
}

/**
 * Cuts the backplane of servers that it has joined: what a server that is still starting has not yet subscribed to
 * would be lost with the road, and prove nothing. Throws if they do not become one.
 */
export async function cutBackplane({ session, lane }: ConformanceWorld): Promise<void> {
  const mortals = await session.mortals();
  if (!(await areOne(lane, mortals))) {
    const ms = inWords(lane.patienceAfterFaults(recoveryMs));
    throw new Error(`the mortal servers have not become one within ${ms}: there is nothing to cut`);
  }
  mortals.cut();
}

/** Makes the mortal servers whole again for the next scenario. Throws if one of them died of itself. */
export async function heal({ session, lane }: ConformanceWorld): Promise<void> {
  const { harmed } = session;
  if (!harmed) return;
  const { died, wasCut } = harmed.heal();
  const isWhole = !wasCut || (died.length === 0 && (await areOne(lane, harmed).catch(() => false)));
  if (!isWhole) {
    // Whoever was dying of the outage is dead by now.
    died.push(...harmed.heal().died);
    await harmed.renew();
  }
  if (died.length > 0) throw new Error(died.join('\n'));
}

/** Telling a room again and again, because some of it may be lost. */
export interface Tries {
  readonly teller: Participant;
  readonly namespace: string;
  /** On the wire. */
  readonly room: string;
  readonly hearers: readonly Participant[];
  /** Is given the nonce of each try before it is told. */
  readonly open?: (nonce: string) => void;
}

/** Tries until everybody has heard one and the same telling. Returns who has not heard the last one when time is up. */
export async function deafTo(lane: LaneState, tries: Tries): Promise<readonly Participant[]> {
  const { teller, namespace, room, hearers, open } = tries;
  const deadline = Date.now() + lane.patienceAfterFaults(recoveryMs);
  let deaf = hearers;
  while (Date.now() < deadline) {
    const nonce = newNonce();
    open?.(nonce);
    await utter(teller, namespace, { room, body: nonce });
    const heard = await Promise.all(hearers.map((hearer) => hears(hearer, nonce, 'a try', tryMs)));
    deaf = hearers.filter((_, index) => !heard[index]);
    if (deaf.length === 0) return deaf;
  }
  lane.markUnrecovered();
  return deaf;
}

/** Whether what is told on each of them reaches all before long. */
async function areOne(lane: LaneState, mortals: Mortals): Promise<boolean> {
  const namespace = '/chat';
  const room = uniqueName('union');
  const instances = await mortals.all();
  const everybody = await Promise.all(instances.map((one) => lane.sentinel(one, namespace)));
  await Promise.all(everybody.map((one) => one.must(namespace, 'join', { room })));
  const tries = everybody.map((teller) => ({ teller, namespace, room, hearers: everybody }));
  return (await Promise.all(tries.map((one) => deafTo(lane, one)))).flat().length === 0;
}
