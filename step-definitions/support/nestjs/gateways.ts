import { isDeepStrictEqual } from 'node:util';
import type { Packet } from '../../../harness/client/connection';
import { brief } from '../evidence/transcript';
import type { Participant } from '../participants/participant';
import type { ConformanceWorld } from '../world';
import { lastCall } from './handler-calls';

/** What gateways send, and to whom. */
interface Sent {
  readonly event: string;
  /** The socket that the event is about, if it is about one. */
  readonly member?: string;
  /** Each of them sends it once. */
  readonly by: readonly string[];
  readonly to: readonly Participant[];
}

/** The gateways that tell who comes and goes. Contract v1, "NestJS". */
function gatewaysOf(namespace: string): readonly string[] {
  return namespace === '/nest' ? ['first', 'second'] : ['pattern'];
}

/** Fails unless each gateway of a namespace tells these people once that somebody came or went, and nobody else. */
export async function assertOnlyNotifiedOfVisit(
  world: ConformanceWorld,
  to: readonly Participant[],
  visitor: Participant,
  [event, namespace]: readonly [string, string],
): Promise<void> {
  const member = visitor.idIn(namespace);
  await assertSent(world, visitor, { event, member, by: gatewaysOf(namespace), to });
}

/** Fails unless both gateways have answered the caller with an event, and one of them acknowledged. */
export async function assertBothHandled(
  world: ConformanceWorld,
  caller: Participant,
): Promise<void> {
  const by = gatewaysOf('/nest');
  await assertSent(world, caller, { event: 'here', by, to: [caller] });
  await lastCall(caller).answer(world.session.timeouts.answer, caller.label);
  const acknowledged = caller.inbox.all(({ type }) => type === 'ACK').map(gatewayIn);
  const answers = acknowledged.filter((gateway) => gateway !== undefined);
  if (answers.length === 1 && by.some((gateway) => gateway === answers[0])) return;
  throw new Error(
    `${caller.label}: expected one acknowledgement, by ${by.join(' or ')}, observed ${brief(answers)}`,
  );
}

/** Waits for what has to come, raises a fence behind what the actor's instance did, and fails unless just that came. */
async function assertSent(world: ConformanceWorld, actor: Participant, sent: Sent): Promise<void> {
  const isIt = (packet: Packet): boolean =>
    packet.event === sent.event && fieldOf(packet, 'member') === sent.member;
  for (const { inbox, label } of sent.to) {
    for (const gateway of sent.by) {
      const isItsOwn = (packet: Packet): boolean => isIt(packet) && gatewayIn(packet) === gateway;
      const what = `${label}: ${sent.event} from the ${gateway} gateway`;
      await inbox.first(isItsOwn, what, world.session.timeouts.answer);
    }
  }
  await world.messages.settle(actor);
  const wrong = world.clients.flatMap((person) => {
    const wanted = sent.to.includes(person) ? sent.by : [];
    const got = person.inbox.all(isIt).map(gatewayIn).sort();
    const fault = `  ${person.label}: expected once from ${brief(wanted)}, observed from ${brief(got)}`;
    return isDeepStrictEqual(got, wanted) ? [] : [fault];
  });
  const what = `the event ${sent.event} of the gateways`;
  if (wrong.length > 0) throw new Error([what, ...wrong].join('\n'));
}

function fieldOf({ args }: Packet, field: string): unknown {
  return Reflect.get(Object(args[0]) as object, field);
}

function gatewayIn(packet: Packet): unknown {
  return fieldOf(packet, 'gateway');
}
