import { clientNames, clientsPattern } from '../participants/client-names';
import type { Participant } from '../participants/participant';
import { isWide, type SentMessage } from './sent-message';
import type { StandIns } from './stand-ins';

/** The clients that a message must reach, and those that it may reach. */
export interface Recipients {
  readonly required: readonly Participant[];
  /** Clients that may receive one copy: a frozen server, or one that was cut off, delivers late or never. */
  readonly optional?: readonly Participant[];
}

/** Source of a regular expression for who receives a message: `only alice, and possibly bob,`. */
export const receiversPattern = `nobody|at most ${clientsPattern}|only ${clientsPattern}(?:, and possibly ${clientsPattern},)?`;

/** The clients that a feature names as receivers. */
export interface Receivers {
  readonly required: readonly string[];
  /** Clients that may receive one copy and need not. */
  readonly optional: readonly string[];
}

/** Parses who receives a message. */
export function toReceivers(text: string): Receivers {
  if (text === 'nobody') return { required: [], optional: [] };
  if (text.startsWith('at most ')) return { required: [], optional: clientNames(text.slice(8)) };
  const [required = '', optional] = text.slice('only '.length).split(/, and possibly |,$/);
  return { required: clientNames(required), optional: optional ? clientNames(optional) : [] };
}

/** Returns the clients with these names. Throws if one is not in the scenario. */
export function recipientsOf(
  { participants }: { participants: { findAll(names: readonly string[]): Participant[] } },
  { required, optional }: Receivers,
): Recipients {
  return { required: participants.findAll(required), optional: participants.findAll(optional) };
}

/** Returns the recipients as the room model of the target has them. */
export function adapted(
  message: SentMessage,
  recipients: Recipients,
  standIns: Pick<StandIns, 'has'>,
): Recipients {
  const without = withoutSender(message, recipients);
  const { required, optional = [] } = without;
  const { sender } = message;
  if (required.includes(sender) || !standIns.has(message)) return without;
  return { required, optional: [...optional, sender] };
}

/** Where the target leaves out the sender of a message to a room, the sender must not receive it. */
function withoutSender(message: SentMessage, recipients: Recipients): Recipients {
  const { sender, operation } = message;
  if (sender.driver.model.sender !== 'excluded' || isWide(operation) || operation === 'sendToOne')
    return recipients;
  const required = recipients.required.filter((client) => client !== sender);
  if (required.length === 0 && recipients.required.length > 0)
    sender.driver.notApplicable(
      'the sender of a message does not receive it (messages.sender: excluded)',
    );
  return { ...recipients, required };
}

/** What the check of a message needs from its scenario. */
interface ReplayParts {
  readonly participants: { readonly all: readonly Participant[] };
}

/**
 * For a check that only these clients receive a message: throws NotApplicableError if the target has sent it again to
 * another one, which joined its room later, as the target file says.
 */
export function requireNotReplayed(
  { participants }: ReplayParts,
  { nonce, sender }: SentMessage,
  { required, optional = [] }: Recipients,
): void {
  const recipients = [...required, ...optional];
  const others = participants.all.filter((client) => !recipients.includes(client));
  if (others.every(({ replays }) => !replays.has(nonce))) return;
  sender.driver.notApplicable(
    'a client that joins receives the earlier messages of the room (rooms.history: replayed)',
  );
}
