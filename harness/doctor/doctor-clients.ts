import type { Driver } from '../drivers/driver';
import { Occupancy } from '../drivers/rooms/occupancy';
import type { Instance } from '../servers/instance';
import { CoreOperations } from './core-operations';
import { DoctorClient } from './doctor-client';
import { Observations } from './observations';
import type { Examination } from './proposals/examination';
import type { Proposal } from './proposals/proposal';

/** The room in which operations are tried. */
export const room = 'Doctor';

/** Three clients of the doctor, and the operations that every target has. */
export class DoctorClients {
  readonly alice: DoctorClient;
  readonly bob: DoctorClient;
  readonly carol: DoctorClient;
  readonly core: CoreOperations;
  readonly observations = new Observations();
  /** What the doctor has proposed so far. */
  readonly proposed: Proposal[] = [];

  /** Alice is on the first instance, the others are on the second, which may be the same. */
  constructor(
    instances: readonly [Instance, Instance],
    readonly ms: number,
    readonly driver: Driver,
  ) {
    const [here, there] = instances;
    const shared = {
      setUp: driver.newSetUp(() => here.url, ms),
      occupancy: new Occupancy(),
      observations: this.observations,
    };
    this.alice = new DoctorClient(here, ms, driver, { name: 'alice', ...shared });
    this.bob = new DoctorClient(there, ms, driver, { name: 'bob', ...shared });
    this.carol = new DoctorClient(there, ms, driver, { name: 'carol', ...shared });
    this.core = new CoreOperations(driver, ms, room);
  }

  /** Connects all to a namespace. Throws RefusedError or DeadlineError. */
  async connect(to?: string, auth?: object): Promise<void> {
    for (const one of this.all) await one.connect(to, auth);
  }

  /** What proposals are made from: alice sends, and bob is the member. */
  get examination(): Examination {
    const { driver, observations, core, alice, bob } = this;
    return { driver, observations, core, clients: { sender: alice, member: bob } };
  }

  /** Returns a further client, which shares no user and no room with the others. */
  readonly newClient = (name: string): DoctorClient => {
    const { alice, ms, driver, observations } = this;
    return new DoctorClient(alice.instance, ms, driver, { name, observations });
  };

  /** Begins to note what comes from now on, and returns those packets in human-readable lines. */
  note(): () => string[] {
    const counts = this.all.map((one) => one.count);
    return () => this.all.flatMap((one, index) => one.lastPackets(counts[index]));
  }

  close(): void {
    for (const one of this.all) one.close();
  }

  private get all(): DoctorClient[] {
    return [this.alice, this.bob, this.carol];
  }
}
