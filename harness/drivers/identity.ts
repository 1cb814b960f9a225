import type { Connect } from '../target-file/connect-schema';
import { handshakeFor, newUnique, type Handshake } from './handshake';
import type { SetUp, UserValues } from './setup/set-up';

/** Who a client is for the target. Its user is created when it first connects. */
export class Identity {
  /** Text that no other participant of any run uses. */
  readonly unique = newUnique();
  private user: Promise<UserValues> | undefined;

  constructor(
    readonly participant: string,
    private readonly connect: Connect,
    private readonly setUp?: SetUp,
  ) {}

  /** Returns what the client says when it connects; with a room, joins it by connecting. */
  async handshake(room?: string): Promise<Handshake> {
    const user = await this.values();
    const { participant, unique } = this;
    return handshakeFor(this.connect, {
      participant,
      unique,
      user,
      ...(room !== undefined && { room }),
    });
  }

  /** Returns the values that were captured for its user. */
  async values(): Promise<UserValues> {
    const { participant, unique, setUp } = this;
    return await (this.user ??= setUp?.forUser(participant, unique) ?? Promise.resolve({}));
  }
}
