import type { Driver } from '../drivers/driver';
import type { Instance } from '../servers/instance';
import { CoreOperations } from './core-operations';
import { Visitor } from './doctor-client';

/** The room in which words are tried. */
export const room = 'doctor';

/** Three clients, and the words that they have. */
export class Company {
  readonly alice: Visitor;
  readonly bob: Visitor;
  readonly carol: Visitor;
  readonly core: CoreOperations;

  /** Alice is on the first instance, the others are on the second, which may be the same. */
  constructor(
    instances: readonly [Instance, Instance],
    ms: number,
    readonly driver: Driver,
  ) {
    const [here, there] = instances;
    this.alice = new Visitor(here, ms, driver);
    this.bob = new Visitor(there, ms, driver);
    this.carol = new Visitor(there, ms, driver);
    this.core = new CoreOperations(driver, ms, room);
  }

  /** Connects all to a namespace. Throws RefusedError or DeadlineError. */
  async connect(to?: string, auth?: object): Promise<void> {
    for (const one of this.all) await one.connect(to, auth);
  }

  /** Begins to note what comes from now on; what it returns are those packets, for people. */
  note(): () => string[] {
    const counts = this.all.map((one) => one.count);
    return () => this.all.flatMap((one, index) => one.lastPackets(counts[index]));
  }

  close(): void {
    for (const one of this.all) one.close();
  }

  private get all(): Visitor[] {
    return [this.alice, this.bob, this.carol];
  }
}
