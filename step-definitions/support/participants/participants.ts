import { RefusedError } from '../../../harness/client/connection';
import type { Transport } from '../../../harness/client/connection-options';
import { brief } from '../../../harness/contract/brief';
import { isNumbered } from '../../../harness/contract/namespace-names';
import type { Driver } from '../../../harness/drivers/driver';
import type { SetUp } from '../../../harness/drivers/setup/set-up';
import type { Handshake } from '../../../harness/drivers/handshake';
import { Identity } from '../../../harness/drivers/identity';
import { Occupancy } from '../../../harness/drivers/rooms/occupancy';
import type { Instance } from '../../../harness/servers/instance';
import type { Transcript } from '../evidence/transcript';
import type { LaneState } from '../lane';
import {
  expectationIn,
  expecting,
  expectingOf,
  type Expectation,
} from '../reproduction/expectation';
import { awaitFirstCrossing } from './first-crossing';
import { Participant } from './participant';

/** How a client connects, where the scenario does not leave it to the lane. */
export interface ConnectionChoice {
  readonly instance?: Instance;
  readonly transport?: Transport;
  readonly shared?: boolean;
}

/** What the participants of a scenario need from it. */
interface Context {
  readonly lane: LaneState;
  readonly driver: Driver;
  /** Creates the users and rooms of the scenario. */
  readonly setUp: SetUp;
  readonly transcript: Transcript;
  /** Cucumber's testCaseStartedId. */
  readonly scenario: string;
  /** What the scenario is called, and where. */
  readonly title: string;
  readonly messages: {
    /** The room in which every participant receives fences. */
    readonly probe: string;
    /** Notes that earlier fences prove nothing about a client that is new. */
    refence(): void;
  };
}

/** The clients of one scenario, by name, and the auth that each connected with. */
export class Participants {
  private readonly byName = new Map<string, Participant>();
  private readonly auths = new Map<string, object>();
  private readonly identities = new Map<string, Identity>();
  /** By what the features call a person: the name on the target. */
  private readonly people = new Map<string, string>();
  readonly occupancy = new Occupancy();

  constructor(private readonly context: Context) {}

  /** URL of the server that creates users and rooms: the first of the lane, else the one of the first client. */
  get homeUrl(): string {
    const [first] = this.byName.values();
    const home = this.context.lane.session.instances[0] ?? first?.instance;
    if (home) return home.url;
    throw new Error('no client has connected yet, so it is unknown which server creates users');
  }

  /** All of them, in the order in which they were introduced. */
  get all(): readonly Participant[] {
    return [...this.byName.values()];
  }

  /** Returns the client with a name. Throws if the scenario has not introduced it. */
  find(name: string): Participant {
    const client = this.byName.get(name);
    if (client) return client;
    const known = [...this.byName.keys()].join(', ');
    throw new Error(`${name} is not connected in this scenario; known: ${known}`);
  }

  findAll(names: readonly string[]): Participant[] {
    return names.map((name) => this.find(name));
  }

  /** Returns the client with a name, which is new unless it is known: on a server and transport of the lane, or as chosen. */
  introduce(name: string, choice: ConnectionChoice = {}): Participant {
    const known = this.byName.get(name);
    if (known) return known;
    const { lane, driver, transcript, scenario } = this.context;
    const { session } = lane;
    driver.requireParticipants(this.byName.size + 1);
    if (name.endsWith("'s phone")) driver.requireRoomsOfClients();
    const instance = choice.instance ?? session.instanceFor(this.byName.size);
    const client: Participant = new Participant(name, instance, {
      ...{ scenario, transcript, driver, occupancy: this.occupancy },
      identity: this.identityOf(name),
      ledger: lane.ledger,
      events: lane.events,
      isForFences: (room) => room === this.context.messages.probe,
      transport: choice.transport ?? session.lane.transport,
      shared: choice.shared ?? session.lane.sharesConnection,
      answerMs: session.timeouts.answer,
      joining: (answer) => {
        lane.watch(client.instance, 'join', { scenario, answer });
      },
      flooded: (what) => {
        session.halt(what);
      },
      sentinelIn: (namespace) => lane.sentinel(client.instance, namespace),
      silenceWindow: () => session.silenceWindow(),
    });
    this.byName.set(name, client);
    lane.keep(client, scenario);
    return client;
  }

  /**
   * Connects a client and puts it into the probe room, if the target allows a room for that, so that fences reach it. Without `auth` it connects with what it
   * connected to the namespace with before.
   */
  async connect(
    client: Participant,
    namespace: string,
    auth = this.authOf(client, namespace),
  ): Promise<void> {
    this.auths.set(keyOf(client, namespace), auth);
    const { lane, scenario, messages } = this.context;
    const answer = mustConnect(client, namespace, auth);
    lane.watch(client.instance, 'connect', { scenario, answer });
    await answer;
    if (client.driver.hasProbeRoom) await this.joinProbe(client, namespace);
    messages.refence();
  }

  private async joinProbe(client: Participant, namespace: string): Promise<void> {
    const { lane, scenario, messages } = this.context;
    const { probe } = messages;
    await client.must(namespace, 'join', { room: probe });
    if (!isNumbered(namespace)) return;
    const others = this.all.filter((other) => other.isIn(namespace, probe));
    await awaitFirstCrossing(lane, client, { namespace, probe, scenario, others });
  }

  /** Returns what a client says when it connects. Throws SetUpError if its user cannot be created. */
  async handshakeOf(client: string): Promise<Handshake> {
    return await this.identityOf(client).handshake();
  }

  /** Returns the values of placeholders for a client itself. Throws SetUpError if its user cannot be created. */
  async placeholdersOf(client: string): Promise<Readonly<Record<string, unknown>>> {
    return await this.identityOf(client).placeholders();
  }

  /** Two clients of one person are one user of the target. */
  private identityOf(client: string): Identity {
    const [person = client] = client.split("'s ");
    const identity = this.identities.get(person) ?? this.newIdentity(person);
    this.identities.set(person, identity);
    return identity;
  }

  /** Returns the name that a client's person has on the target. */
  personOf(client: string): string {
    const [person = client] = client.split("'s ");
    this.identityOf(person);
    return this.people.get(person) ?? person;
  }

  private newIdentity(person: string): Identity {
    const { driver, setUp, lane } = this.context;
    const ms = lane.session.timeouts.answer;
    const others = [...this.people.values()];
    const name = lane.names.person(`${this.context.title} ${person}`, others);
    this.people.set(person, name);
    return new Identity(person, { driver, setUp, url: () => this.homeUrl, ms, person: name });
  }

  /** Removes what a driver module has created for the clients; what cannot be removed is returned as errors. */
  async tearDown(): Promise<Error[]> {
    const errors: Error[] = [];
    for (const identity of this.identities.values())
      await identity.tearDown().catch((error: unknown) => errors.push(error as Error));
    return errors;
  }

  /** Returns the auth that a client connected to a namespace with last; empty if it has not. */
  authOf(client: Participant, namespace: string): object {
    return this.auths.get(keyOf(client, namespace)) ?? {};
  }

  /** Returns what a client has sent as `auth` in a namespace, or else in another one. */
  sentAuthOf(client: Participant, namespace: string): object {
    const sent = [namespace, ...client.namespaces].map((one) => this.auths.get(keyOf(client, one)));
    return sent.find((auth) => auth !== undefined) ?? {};
  }
}

/** Throws a RefusedError that names the client and the namespace, and DeadlineError. */
async function mustConnect(client: Participant, namespace: string, auth: object): Promise<void> {
  try {
    await expectingOf(client.connect(namespace, auth), success(client));
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    const { message, data } = error;
    const what = `${client.label} was refused in ${namespace}: ${brief({ message, data })}`;
    throw expecting(new RefusedError(what, data), expectationIn(error));
  }
}

function success({ name }: Participant): Expectation {
  return { client: name, outcomes: ['ok'] };
}

function keyOf({ name }: Participant, namespace: string): string {
  return `${name} ${namespace}`;
}
