import { NotApplicableError } from '../../../harness/contract/namespace-names';
import { BlockedError } from '../../../harness/drivers/blocked-error';
import { requiresMembership } from '../../../harness/drivers/rooms/room-rules';
import type { Transcript } from '../evidence/transcript';
import type { Participant } from '../participants/participant';
import type { MessageTemplate } from './message-template';
import { roomsOf, type SentMessage } from './sent-message';

/** A message, as far as its rooms matter. */
type Addressed = Pick<MessageTemplate, 'sender' | 'operation' | 'namespace' | 'values'>;

/** A sender that the feature has outside a room cannot join it: its message cannot be sent, and nothing is tested. */
class StandInError extends BlockedError {
  override readonly name = 'StandInError';
}

/**
 * Senders that a target lets send to a room only as its members. Where the feature has them outside, they join before they
 * send, and may receive their own message.
 */
export class StandIns {
  private readonly joined = new Set<string>();
  private readonly pending = new Map<string, Promise<unknown>>();

  constructor(private readonly transcript: Transcript) {}

  /** Has the sender of a message join the rooms that it goes to, if the target requires it. Throws StandInError if it cannot. */
  async admit(message: Addressed): Promise<void> {
    const { sender, operation, namespace } = message;
    const { driver } = sender;
    if (!requiresMembership(driver, operation) || !driver.canSendTexts) return;
    for (const room of roomsOf(message.values)) {
      if (sender.isIn(namespace, room)) continue;
      await this.join(sender, namespace, room);
    }
  }

  /** Returns whether the sender of a message was not a member of one of its rooms before it had to join. */
  has(message: SentMessage): boolean {
    const { sender, namespace } = message;
    return roomsOf(message.values).some((room) => this.joined.has(keyOf(sender, namespace, room)));
  }

  /** Returns whether a client has joined any room for that reason. */
  includes(sender: Participant): boolean {
    return [...this.joined].some((key) => key.startsWith(`${sender.name} `));
  }

  private async join(sender: Participant, namespace: string, room: string): Promise<void> {
    const key = keyOf(sender, namespace, room);
    const joining = this.pending.get(key) ?? sender.must(namespace, 'join', { room });
    if (!this.pending.has(key))
      this.transcript.noted(sender, 'joins first: only members send to a room of this target');
    this.pending.set(key, joining);
    this.joined.add(key);
    await joining.catch(asBlocked).finally(() => this.pending.delete(key));
  }
}

function asBlocked(error: Error): never {
  if (error instanceof NotApplicableError || error instanceof BlockedError) throw error;
  const why = 'only members send to a room of this target, and the sender cannot join it';
  throw new StandInError(`${why}: ${error.message}`, { cause: error });
}

function keyOf(sender: Participant, namespace: string, room: string): string {
  return `${sender.name} ${namespace} ${room}`;
}
