import type { Driver } from './driver';
import { handshakeFor, newUnique, type Handshake } from './handshake';
import { callDriver } from './module/driver-call';
import type { DriverContext } from './module/driver-module';
import type { SetUp, UserValues } from './setup/set-up';

/** Where an identity is used, and how long its set-up may take. */
interface IdentitySettings {
  readonly driver: Driver;
  /** Returns the URL of the server that creates its user. */
  readonly url: () => string;
  /** Milliseconds that any answer may take. */
  readonly ms: number;
  readonly setUp?: SetUp;
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

  /** Returns what the client says when it connects; with a room, joins it by connecting. */
  async handshake(room?: string): Promise<Handshake> {
    const user = await this.values();
    const { participant, unique, settings } = this;
    const { driver } = settings;
    const about = { participant, unique, user, ...(room !== undefined && { room }) };
    const usual = handshakeFor(driver.connect, about);
    const { connect } = driver.module;
    if (!connect) return usual;
    const run = (context: DriverContext): Promise<Partial<Handshake>> | Partial<Handshake> =>
      connect({ ...context, ...(room !== undefined && { room }) });
    return { ...usual, ...(await this.call('connect', run)) };
  }

  /** Returns the values that were captured for its user. */
  async values(): Promise<UserValues> {
    return await (this.user ??= this.create());
  }

  /** Returns the values of placeholders for the client itself: `participant`, `unique`, `user.id`. */
  async placeholders(): Promise<Readonly<Record<string, unknown>>> {
    const { participant, unique } = this;
    const captured = Object.entries(await this.values());
    const user = captured.map(([name, value]) => [`user.${name}`, value] as const);
    return { participant, unique, ...Object.fromEntries(user) };
  }

  /** Removes what a driver module has created for it. */
  async tearDown(): Promise<void> {
    const { tearDown } = this.settings.driver.module;
    if (tearDown && this.user) await this.call('tearDown', tearDown);
  }

  private async create(): Promise<UserValues> {
    const { participant, unique, settings } = this;
    const captured = (await settings.setUp?.forUser(participant, unique)) ?? {};
    const { setUp } = settings.driver.module;
    if (!setUp) return captured;
    const own = await this.callWith('setUp', captured, setUp);
    settings.driver.keepSecrets(own);
    return { ...captured, ...own };
  }

  private async call<T>(name: string, run: (context: DriverContext) => Promise<T> | T): Promise<T> {
    return await this.callWith(name, await this.values(), run);
  }

  private async callWith<T>(
    name: string,
    user: UserValues,
    run: (context: DriverContext) => Promise<T> | T,
  ): Promise<T> {
    const { participant, unique, settings } = this;
    const { ms } = settings;
    const url = settings.url();
    return await callDriver({
      what: `${name} of the driver module for ${participant}`,
      ms,
      run: (signal) => run({ url, participant, unique, user, signal }),
    });
  }
}
