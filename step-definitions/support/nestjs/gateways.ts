import { isDeepStrictEqual } from 'node:util';
import type { Packet } from '../../../harness/client/packet';
import { brief } from '../../../harness/contract/brief';
import { field } from '../../../harness/contract/json-path';
import { Mismatch } from '../../../harness/contract/mismatch';
import type { Participant } from '../participants/participant';
import { copiesFor, expectingOf } from '../reproduction/expectation';
import type { HandlerParts } from './handler-replies';

/** Events that each of several gateways sends once. */
interface GatewayEvents {
  readonly event: string;
  /** Socket that the event is about, if it is about one. */
  readonly member?: string;
  readonly gateways: readonly string[];
  readonly recipients: readonly Participant[];
}

/** A client that connected to a namespace or disconnected from it, by the event of the gateways. */
interface Visit {
  readonly client: Participant;
  readonly event: 'came' | 'went';
  readonly namespace: string;
}

/** The gateways that send an event about each client that connects or disconnects. Source: contract, "NestJS". */
function gatewaysOf(namespace: string): readonly string[] {
  return namespace === '/nest' ? ['first', 'second'] : ['pattern'];
}

/** Fails unless each gateway of a namespace notifies exactly these clients of a visit, once. */
export async function assertOnlyNotifiedOfVisit(
  parts: Omit<HandlerParts, 'handlers'>,
  recipients: readonly Participant[],
  { client, event, namespace }: Visit,
): Promise<void> {
  const [member, gateways] = [client.idIn(namespace), gatewaysOf(namespace)];
  await assertOnlySentByEach(parts, client, { event, member, gateways, recipients });
}

/** Fails unless both gateways have answered the caller with an event, and one of them acknowledged. */
export async function assertBothHandled(parts: HandlerParts, caller: Participant): Promise<void> {
  const gateways = gatewaysOf('/nest');
  await assertOnlySentByEach(parts, caller, { event: 'here', gateways, recipients: [caller] });
  await parts.handlers.last(caller).answer(parts.session.timeouts.answer, caller.label);
  const acknowledgements = caller.inbox.all(({ type }) => type === 'ACK').map(gatewayIn);
  const received = acknowledgements.filter((gateway) => gateway !== undefined);
  if (received.length === 1 && gateways.some((gateway) => gateway === received[0])) return;
  const what = `${caller.label}: the acknowledgements of the gateways`;
  throw new Mismatch(what, `one, by ${gateways.join(' or ')}`, brief(received));
}

/** Waits for the events, raises a fence behind them, and fails unless exactly these came. */
async function assertOnlySentByEach(
  parts: Omit<HandlerParts, 'handlers'>,
  actor: Participant,
  events: GatewayEvents,
): Promise<void> {
  const { event, member, gateways, recipients } = events;
  const { all } = parts.participants;
  const each = [gateways.length, gateways.length] as const;
  const copies = Object.entries(copiesFor(all, recipients)).map(([place, [, most]]) => {
    return [place, most === 0 ? ([0, 0] as const) : each] as const;
  });
  await expectingOf(assertSentByEach(parts, actor, events), {
    copyOf: { event, fields: member === undefined ? {} : { member } },
    copies: Object.fromEntries(copies),
  });
}

async function assertSentByEach(
  { session, participants, messages }: Omit<HandlerParts, 'handlers'>,
  actor: Participant,
  { event, member, gateways, recipients }: GatewayEvents,
): Promise<void> {
  const isIt = (packet: Packet): boolean =>
    packet.event === event && field(packet.args[0], 'member') === member;
  for (const { inbox, label } of recipients) {
    for (const gateway of gateways) {
      const isItsOwn = (packet: Packet): boolean => isIt(packet) && gatewayIn(packet) === gateway;
      const what = `${label}: ${event} from the ${gateway} gateway`;
      await inbox.first(isItsOwn, what, session.timeouts.answer);
    }
  }
  await messages.settle(actor);
  const wrong = participants.all.flatMap((client) => {
    const expected = recipients.includes(client) ? gateways : [];
    const received = client.inbox.all(isIt).map(gatewayIn).sort();
    const { label } = client;
    return isDeepStrictEqual(received, expected) ? [] : [{ label, expected, received }];
  });
  if (wrong.length === 0) return;
  throw new Mismatch(
    `the gateways that sent the event ${event}`,
    wrong.map(({ label, expected }) => `${label}  ${brief(expected)}`).join('\n'),
    wrong.map(({ label, received }) => `${label}  ${brief(received)}`).join('\n'),
  );
}

function gatewayIn({ args }: Packet): unknown {
  return field(args[0], 'gateway');
}
