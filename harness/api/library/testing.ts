import { closeLane, laneState, openLane } from '../../../step-definitions/support/open-lanes';
import type { TestClient } from '../../../step-definitions/support/clients/test-client';
import { ConformanceWorld } from '../../../step-definitions/support/world';
import { assertNoLateCopies } from './late-copies';
import { openLaneOn, type OpenLane, type TargetChoice } from './open-lane';

export { expectNobody, expectOnly } from '../../../step-definitions/support/clients/expect-only';
export type { Expectation } from '../../../step-definitions/support/clients/expect-only';
export type { TargetChoice, TestClient };

/** Namespace in the words of the features; the target file may map it to another. */
const usualNamespace = '/chat';

/** A target with servers that run, and the clients that tests connect to it. */
export class OpenTarget {
  private scenarios = 0;

  /** Use `openTarget`. @internal */
  constructor(private readonly lane: OpenLane) {
    openLane(lane.key);
  }

  /**
   * Connects clients to the namespace `/chat`, or to what the target file calls so. They belong together: what `expectOnly`
   * says of some of them, it proves for all of them. Throws an error with the reason if the server refuses one.
   */
  async connect<Name extends string>(...names: Name[]): Promise<Record<Name, TestClient>> {
    return await this.connectTo(usualNamespace, ...names);
  }

  /** Connects clients to another namespace. */
  async connectTo<Name extends string>(
    namespace: string,
    ...names: Name[]
  ): Promise<Record<Name, TestClient>> {
    const world = this.newScenario();
    for (const name of names)
      await world.participants.connect(world.participants.introduce(name), namespace);
    const clients = names.map((name) => [name, world.client(name)] as const);
    return Object.fromEntries(clients) as Record<Name, TestClient>;
  }

  /**
   * Waits for one silence window (`timeouts.silence` of the target file), closes all connections and stops the servers that
   * were started. Rejects if a copy of a message came late, twice, or to a client that should not receive it.
   */
  async close(): Promise<void> {
    try {
      await assertNoLateCopies(laneState(this.lane.key));
    } finally {
      await closeLane(this.lane.key);
      await this.lane.stop();
    }
  }

  private newScenario(): ConformanceWorld {
    this.scenarios += 1;
    const nothing = (): undefined => undefined;
    const world = new ConformanceWorld({
      attach: nothing as never,
      log: nothing,
      link: nothing,
      parameters: { session: this.lane.key },
    });
    world.scenario = world.title = `test ${this.scenarios}`;
    world.begun = world.session.machine.now();
    return world;
  }
}

/**
 * Starts the servers of a target file, or attaches to those with the given URLs, and checks that they answer. Rejects with
 * the reason if they do not.
 */
export async function openTarget(choice: TargetChoice): Promise<OpenTarget> {
  return new OpenTarget(await openLaneOn(choice));
}
