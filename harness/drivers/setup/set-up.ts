import { randomBytes } from 'node:crypto';
import { CookieJar } from '../../client/cookie-jar';
import { keepIfLong } from '../../target-file/secrets';
import type { SetUpReferences, WithSetUp } from '../../target-file/setup-check';
import type { SetUpRequest } from '../../target-file/setup-schema';
import type { Captured, Scalar } from './captured';
import { Scope, type Sender } from './scope';
import { sendRequest, type Site } from './send-request';
import { SetUpError } from './set-up-error';

/** Values that were captured for a user, and `cookie`: all its cookies, as a header sends them. */
export type UserValues = Readonly<Record<string, Scalar>>;

/** The parts of a target file that describe a set-up. */
export type SetUpPlan = Omit<WithSetUp, 'env'> & SetUpReferences;

/** A user of the target. */
interface User {
  readonly participant: string;
  readonly unique: string;
  readonly cookies: CookieJar;
  readonly captured: Captured[];
}

/** A room of the target. */
interface Room {
  readonly name: string;
  readonly creator: User;
  readonly captured: Captured[];
}

/** Requests for one user or room. */
interface Job {
  readonly requests: readonly SetUpRequest[];
  readonly whom: string;
  /** `setup.user`. */
  readonly key: string;
  /** Where captured values go. */
  readonly captured: Captured[];
  readonly sender: (request: SetUpRequest) => Sender;
  /** Called once there is something to tear down. */
  readonly begun?: () => void;
}

/** Creates the users and rooms of one scenario over HTTP, each once, and removes them afterwards. */
export class SetUp {
  private readonly users = new Map<string, Promise<User>>();
  private readonly rooms = new Map<string, Promise<Scalar>>();
  private readonly names = new Map<Scalar, string>();
  /** Jobs that remove what was created, oldest first. */
  private readonly undo: Job[] = [];

  constructor(
    private readonly plan: SetUpPlan,
    private readonly site: Site,
  ) {}

  /**
   * Creates the user of a participant at the first call, and returns what was captured for it. `unique` is a text that no
   * other participant of any run uses. Throws SetUpError.
   */
  async forUser(participant: string, unique?: string): Promise<UserValues> {
    const user = await this.user(participant, unique);
    const cookie = user.cookies.header(this.site.url());
    const values = user.captured.map(({ name, value }) => [name, value] as const);
    return { ...Object.fromEntries(values), ...(cookie !== undefined && { cookie }) };
  }

  /** Creates a room at the first call, and its creator if necessary, and returns its id on the target, of the type that was captured. Throws SetUpError. */
  async forRoom(name: string, creator: string): Promise<Scalar> {
    const known = this.rooms.get(name);
    if (known) return await known;
    const created = this.createRoom(name, creator);
    this.rooms.set(name, created);
    return await created;
  }

  /** Removes what was created, the latest first, each once; what cannot be removed is returned as errors. */
  async tearDown(): Promise<SetUpError[]> {
    await Promise.allSettled([...this.users.values(), ...this.rooms.values()]);
    const errors: SetUpError[] = [];
    for (let job = this.undo.pop(); job; job = this.undo.pop()) {
      try {
        await this.run(job);
      } catch (error) {
        if (!(error instanceof SetUpError)) throw error;
        errors.push(error);
      }
    }
    return errors;
  }

  private user(participant: string, unique = randomBytes(5).toString('hex')): Promise<User> {
    const user = this.users.get(participant) ?? this.createUser(participant, unique);
    this.users.set(participant, user);
    return user;
  }

  private async createUser(participant: string, unique: string): Promise<User> {
    const cookies = new CookieJar(keepCookie);
    const user: User = { participant, unique, cookies, captured: [] };
    const { setup, teardown } = this.plan;
    const job = {
      whom: `user ${participant}`,
      captured: user.captured,
      sender: (): Sender => ({ cookies, scope: this.scope({}, user, 'user') }),
    };
    const undo = { ...job, requests: teardown.user, key: 'teardown.user' };
    const begun = (): void => void this.undo.push(undo);
    await this.run({ ...job, requests: setup.user, key: 'setup.user', begun });
    return user;
  }

  private async createRoom(name: string, participant: string): Promise<Scalar> {
    const room: Room = { name, creator: await this.user(participant), captured: [] };
    const { setup, teardown } = this.plan;
    const job = {
      whom: `room ${name}, created by ${participant}`,
      captured: room.captured,
      sender: ({ as }: SetUpRequest): Sender => this.senderFor(room, as),
    };
    const undo = { ...job, requests: teardown.room, key: 'teardown.room' };
    const begun = (): void => void this.undo.push(undo);
    await this.run({ ...job, requests: setup.room, key: 'setup.room', begun });
    const id = idIn(room);
    const other = this.names.get(id);
    if (other !== undefined) throw sameId(id, [other, name]);
    this.names.set(id, name);
    return id;
  }

  private senderFor(room: Room, as: SetUpRequest['as']): Sender {
    const { creator, captured } = room;
    const cookies = as === 'creator' ? creator.cookies : new CookieJar(keepCookie);
    const scope = this.scope({ room: idIn(room) }, creator, 'creator').addAll('room', captured);
    return { cookies, scope };
  }

  private scope(own: Record<string, Scalar>, user: User, prefix: string): Scope {
    const { participant, unique, captured, cookies } = user;
    const cookie = cookies.header(this.site.url());
    const scope = new Scope(this.plan.references, { ...own, participant, unique });
    return scope.addAll(prefix, captured, cookie);
  }

  private async run({ requests, whom, key, captured, sender, begun }: Job): Promise<void> {
    if (requests.length === 0) begun?.();
    for (const [index, request] of requests.entries()) {
      const purpose = { whom, key: `${key}.${index}` };
      captured.push(...(await sendRequest(request, sender(request), this.site, purpose)));
      if (index === 0) begun?.();
    }
  }
}

function idIn({ name, captured }: Room): Scalar {
  return captured.findLast((one) => one.name === 'room')?.value ?? name;
}

function sameId(id: Scalar, names: readonly string[]): SetUpError {
  return new SetUpError({
    what: `two rooms have the same id on the target: ${names.join(' and ')}`,
    expected: 'an id of its own for each room',
    received: String(id),
    lookAt: 'setup.room in the target file',
  });
}

/** Frameworks sign cookies and encode them, and servers log either form. */
function keepCookie(value: string): void {
  keepIfLong(value);
  try {
    keepIfLong(decodeURIComponent(value));
  } catch {
    // The value is not percent-encoded.
  }
}
