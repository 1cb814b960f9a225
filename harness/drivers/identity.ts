import type { Driver } from './driver';
import { handshakeFor, newUnique, type Handshake } from './handshake';
import { callDriver } from './module/driver-call';
import type { DriverContext } from './module/driver-module';
import { handshakeParts, nothing, userValues, type Returned } from './module/returned';
import type { SetUp, UserValues } from './setup/set-up';

/** Where an identity is used, and how long its set-up may take. */
interface IdentitySettings {
  readonly driver: Driver;
  /** Returns the URL of the server that creates its user. */
  readonly url: () => string;
  /** Milliseconds that any answer may take. */
  readonly ms: number;
  readonly setUp?: SetUp;
  /** Name of the person on the target; the participant's if left out. */
  readonly person?: string;
}

/** A client that is about to connect. */
interface ConnectingClient {
  /** Room that it joins by connecting. */
  readonly room?: string | undefined;
  /** `alice@1`. */
  readonly label?: string;
}

/** A call of a driver module. */
interface Call<T> {
  readonly name: string;
  /** Whom it is for: `alice@1`. */
  readonly label: string;
  readonly user: UserValues;
  readonly returns: Returned<T>;
  readonly run: (context: DriverContext) => unknown;
}

/** Who a client is for the target. Its user is created when it first connects. */
export class Identity {
  /** Text that no other participant of any run uses. */
  readonly unique = newUnique();
  private user: Promise<UserValues> | undefined;

  constructor(
    readonly participant: string,
    private readonly settings: IdentitySettings,
  ) {}

  /** Name of the person on the target. */
  get person(): string {
    return this.settings.person ?? this.participant;
  }

  /** Returns what a client of the participant says when it connects; with a room, joins it by connecting. `label` names the client in messages. */
  async handshake({ room, label = this.participant }: ConnectingClient = {}): Promise<Handshake> {
    const user = await this.values();
    const { person: participant, unique, settings } = this;
    const { driver } = settings;
    const about = { participant, unique, user, ...(room !== undefined && { room }) };
    const usual = handshakeFor(driver.connect, about);
    const { connect } = driver.module;
    if (!connect) return usual;
    const parts = await this.call({
      ...{ name: 'connect', label, user, returns: handshakeParts },
      run: (context) => connect({ ...context, ...(room !== undefined && { room }) }),
    });
    settings.driver.keepHandshakeSecrets(parts);
    return { ...usual, ...parts };
  }

  /** Returns the values that were captured for its user. */
  async values(): Promise<UserValues> {
    return await (this.user ??= this.create());
  }

  /** Returns the values of placeholders for the client itself: `participant`, `unique`, `user.id`. */
  async placeholders(): Promise<Readonly<Record<string, unknown>>> {
    const { person: participant, unique } = this;
    const captured = Object.entries(await this.values());
    const user = captured.map(([name, value]) => [`user.${name}`, value] as const);
    return { participant, unique, ...Object.fromEntries(user) };
  }

  /** Removes what a driver module has created for it. */
  async tearDown(): Promise<void> {
    const { tearDown } = this.settings.driver.module;
    if (!tearDown || !this.user) return;
    const user = await this.user;
    const { participant: label } = this;
    await this.call({ name: 'tearDown', label, user, returns: nothing, run: tearDown });
  }

  private async create(): Promise<UserValues> {
    const { person, unique, settings } = this;
    const captured = (await settings.setUp?.forUser(person, unique)) ?? {};
    const { setUp } = settings.driver.module;
    if (!setUp) return captured;
    const about = { label: this.participant, user: captured };
    const own = await this.call({ name: 'setUp', ...about, returns: userValues, run: setUp });
    settings.driver.keepSecrets(own);
    return { ...captured, ...own };
  }

  private async call<T>({ name, label, user, returns, run }: Call<T>): Promise<T> {
    const { person: participant, unique, settings } = this;
    const url = settings.url();
    return await callDriver({
      what: `${name} of the driver module for ${label}`,
      ms: settings.ms,
      returns,
      run: (signal) => run({ url, participant, unique, user, signal }),
    });
  }
}
