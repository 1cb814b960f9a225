import { isDeepStrictEqual } from 'node:util';
import { DeadlineError } from '../../../harness/client/deadline';
import type { Packet } from '../../../harness/client/packet';
import { brief } from '../../../harness/contract/brief';
import { noncesIn } from '../evidence/nonce';
import { isAsExpected, isMissing, type Observation } from '../messages/delivery-check';
import { deliveryReport } from '../messages/delivery-report';
import type { Messages } from '../messages/messages';
import type { Participant } from '../participants/participant';

/** An event of the target's own that exactly some clients must receive. */
export interface ExpectedEvent {
  readonly event: string;
  /** Arguments that it must have; any if left out. Other events of this name are not looked at. */
  readonly args?: readonly unknown[];
  readonly required: readonly Participant[];
}

/** What the check of events needs from its scenario. */
interface Context {
  readonly participants: { readonly all: readonly Participant[] };
  readonly messages: Pick<Messages, 'fenceBehind'>;
  readonly lane: { readonly session: { readonly timeouts: { readonly answer: number } } };
}

/** The events of a target's own in one scenario, and which of them a check has already looked at. */
export class EventChecks {
  private readonly actors = new Set<Participant>();
  private readonly checked = new WeakSet<Packet>();

  constructor(private readonly context: Context) {}

  /** Notes that a client has sent something: fences have to come after what the server makes of it. */
  noteAction(client: Participant): void {
    this.actors.add(client);
  }

  /**
   * Fails unless each required client receives an event once, and no other client receives it: of what has come since the
   * last check of this event.
   */
  async assertReceived(expected: ExpectedEvent): Promise<void> {
    const { event, args, required } = expected;
    const isOne = (packet: Packet): boolean =>
      isOfTarget(packet, event) && has(packet, args) && !this.checked.has(packet);
    const { answer } = this.context.lane.session.timeouts;
    const what = `the event ${event}`;
    // The check that follows reports those that received nothing.
    await Promise.allSettled(required.map(({ inbox }) => inbox.first(isOne, what, answer)));
    const unfenced = await this.fence();
    const observations = this.context.participants.all.map((client) =>
      observe(client, required.includes(client), client.inbox.all(isOne)),
    );
    for (const { copies } of observations) for (const copy of copies) this.checked.add(copy);
    const wrong = observations.filter((one) => !isAsExpected(one));
    if (wrong.length === 0 && unfenced.length === 0) return;
    const shown = [event, ...(args ?? []).map(brief)].join(' ');
    const check = { message: { what: `the event ${shown}` }, required, optional: [], unfenced };
    const cause = wrong.every(isMissing) ? new DeadlineError(`${what} did not come`) : undefined;
    throw new Error(deliveryReport({ check, observations }), { cause });
  }

  /** Fences behind every client that has acted, or behind one client of each server. Returns whom no fence reached. */
  private async fence(): Promise<Participant[]> {
    const connected = this.context.participants.all.filter((one) => one.namespaces.length > 0);
    const actors = connected.filter((one) => this.actors.has(one));
    const servers = new Set(actors.map(({ instance }) => instance));
    const others = connected.filter(
      ({ instance }) => !servers.has(instance) && servers.add(instance),
    );
    this.actors.clear();
    const missing = new Set<Participant>();
    for (const actor of [...actors, ...others])
      for (const client of await this.context.messages.fenceBehind(actor)) missing.add(client);
    return [...missing];
  }
}

/** Messages and fences of the suite may be events of the same name; they have checks of their own. */
function isOfTarget({ type, event, args }: Packet, wanted: string): boolean {
  return type === 'EVENT' && event === wanted && noncesIn(args).length === 0;
}

function has(packet: Packet, args: readonly unknown[] | undefined): boolean {
  return args === undefined || isDeepStrictEqual(packet.args, args);
}

function observe(client: Participant, isRequired: boolean, copies: readonly Packet[]): Observation {
  const expected = isRequired ? 'one copy' : 'silence';
  const namespace = client.namespaces[0] ?? '';
  return { client, namespace, expected, copies, times: 1, mistake: undefined };
}
