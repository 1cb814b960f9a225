import type { Packet } from '../../../harness/client/packet';
import { carriesNonce } from '../evidence/arrival';
import type { Participant } from '../participants/participant';
import { disguisedCopies } from './disguised-copies';
import { isDeliveryOf, mistakeIn, type SentMessage } from './sent-message';

/** A message, the clients that it had to reach, and those that it could reach. */
export interface ExpectedDelivery {
  readonly message: SentMessage;
  readonly required: readonly Participant[];
  /** Clients that may receive one copy and need not. */
  readonly optional: readonly Participant[];
}

/** A message to check, with all clients and those that the fence behind it did not reach. */
export interface DeliveryCheck extends ExpectedDelivery {
  /** The messages with the same body, this one included: each has its own recipients. Only this one, if left out. */
  readonly equals?: readonly ExpectedDelivery[];
  readonly clients: readonly Participant[];
  readonly unfenced: readonly Participant[];
}

/** What one client received of a message in one namespace. */
export interface Observation {
  readonly client: Participant;
  readonly namespace: string;
  readonly expected: 'one copy' | 'at most one copy' | 'silence';
  readonly copies: readonly Packet[];
  /** Number of equal messages of which it is a recipient. */
  readonly times: number;
  /** What is wrong with the first copies, if they are to come. */
  readonly mistake: string | undefined;
}

/** A message that did not reach exactly its recipients. */
export interface DeliveryProblem {
  readonly check: DeliveryCheck;
  readonly observations: readonly Observation[];
  /** Clients that received something wrong, or nothing in spite of being recipients. */
  readonly culprits: readonly Participant[];
  /** Recipients that no copy reached. */
  readonly deprived: readonly Participant[];
  /** Copies that should not have come, or not like this. */
  readonly unexpected: readonly Packet[];
}

/** Returns what is wrong with the recipients of a message; undefined if exactly they received it, once each. */
export function deliveryProblemIn(check: DeliveryCheck): DeliveryProblem | undefined {
  const observations = check.clients.flatMap((client) => observe(client, check));
  const wrong = observations.filter((one) => !isAsExpected(one));
  if (wrong.length === 0 && check.unfenced.length === 0) return undefined;
  return {
    check,
    observations,
    culprits: check.clients.filter((client) => wrong.some((one) => one.client === client)),
    deprived: wrong.filter(isMissing).map(({ client }) => client),
    unexpected: wrong.flatMap(unexpectedIn),
  };
}

/** Returns whether a client received what it had to, and nothing else. */
export function isAsExpected(observation: Observation): boolean {
  const { expected, copies, times, mistake } = observation;
  const most = expected === 'silence' ? 0 : times;
  return !isMissing(observation) && copies.length <= most && mistake === undefined;
}

/** Returns whether a recipient received nothing, or fewer copies than there were equal messages. */
export function isMissing({ expected, copies, times }: Observation): boolean {
  return expected === 'one copy' && copies.length < times;
}

/** Of several copies the first may be the one that was to come. */
function unexpectedIn({ expected, copies, times, mistake }: Observation): readonly Packet[] {
  return expected === 'silence' || mistake !== undefined ? copies : copies.slice(times);
}

function observe(client: Participant, check: DeliveryCheck): Observation[] {
  const { message, required } = check;
  const equals = equalsFor(client, check);
  const carriers = [
    ...client.inbox.all((packet) => carriesNonce(packet, message.nonce)),
    ...(maySee(client, check) ? [] : disguisedCopies(client, message)),
  ];
  const copies = countedCopies(carriers, client, check);
  const namespaces = new Set([...client.namespaces, ...copies.map(({ namespace }) => namespace)]);
  if (required.includes(client)) namespaces.add(message.namespace);
  return [...namespaces].map((namespace) => {
    const isHere = namespace === message.namespace;
    const expected = isHere ? expectedOf(client, check) : 'silence';
    const here = copies.filter((copy) => copy.namespace === namespace);
    const mistake = expected === 'silence' ? undefined : mistakeAmong(here, equals);
    return { client, namespace, expected, copies: here, times: equals.length, mistake };
  });
}

/** Returns the messages with the same body of which a client is a recipient. */
function equalsFor(client: Participant, check: DeliveryCheck): readonly SentMessage[] {
  const { equals = [check] } = check;
  const own = equals.filter(({ required, optional }) =>
    [...required, ...optional].includes(client),
  );
  return own.map(({ message }) => message);
}

function maySee(client: Participant, { message, required, optional }: DeliveryCheck): boolean {
  return client === message.sender || required.includes(client) || optional.includes(client);
}

/**
 * A recipient, and the sender, may also find the text in other events, such as a snapshot of the room. To anybody else, any
 * event with the text is a leak, unless the target file declares it for everyone, or for the members that they were.
 */
function countedCopies(
  carriers: readonly Packet[],
  client: Participant,
  { message, required, optional }: DeliveryCheck,
): readonly Packet[] {
  const rooms = message.values.rooms ?? [message.values.room];
  const deliveries = carriers.filter((packet) => isDeliveryOf(packet, message));
  const isRecipient = [...required, ...optional].includes(client);
  if (isRecipient && deliveries.length > 0) return deliveries;
  if (client === message.sender && !required.includes(client)) return deliveries;
  return carriers.filter(
    (packet) => deliveries.includes(packet) || !client.mayReceive(packet, rooms),
  );
}

/** Returns what is wrong with copies of equal messages, which may come in any order; undefined if nothing is. */
function mistakeAmong(
  copies: readonly Packet[],
  equals: readonly SentMessage[],
): string | undefined {
  const left = [...equals];
  for (const copy of copies.slice(0, equals.length)) {
    const fitting = left.findIndex((message) => mistakeIn(copy, message) === undefined);
    if (fitting === -1) return mistakeIn(copy, left[0] as SentMessage);
    left.splice(fitting, 1);
  }
  return undefined;
}

function expectedOf(
  client: Participant,
  { required, optional }: DeliveryCheck,
): Observation['expected'] {
  if (required.includes(client)) return 'one copy';
  return optional.includes(client) ? 'at most one copy' : 'silence';
}
