import { connectAll } from '../participants/connecting';
import type { LaneState } from '../lane';
import type { Sequence } from '../../../harness/contract/sequence';
import { sequenceOf } from '../evidence/sequence';
import { ConformanceWorld } from '../world';
import { beginningLines, deedLines, hearingLine, lookingLine, type Line } from './as-gherkin';
import type { Deed, Gathering } from './action';
import { assertLooksIn, enact } from './perform-action';
import { apply, hearersOf, type Membership } from './model';

/** A world within a scenario's: people, rooms and a ledger of its own, on the same servers. */
class HistoryWorld extends ConformanceWorld {
  constructor(
    { attach, link, log, parameters, scenario }: ConformanceWorld,
    private readonly own: LaneState,
  ) {
    super({ attach, link, log, parameters });
    this.scenario = scenario;
  }

  override get lane(): LaneState {
    return this.own;
  }
}

/** One history while it happens: what was done so far, as the lines of a scenario. */
export class History {
  readonly lines: Line[] = [];
  private readonly world: ConformanceWorld;
  private readonly own: LaneState;
  private count = 0;

  constructor(outer: ConformanceWorld) {
    this.own = outer.lane.branch();
    this.world = new HistoryWorld(outer, this.own);
  }

  /** What everybody sent and received. */
  get transcript(): string {
    return this.world.transcript.toString();
  }

  /** The same for a drawing. */
  get sequence(): Sequence {
    return sequenceOf(this.world);
  }

  /** Connects those who are there from the beginning. Throws if one is not let in. */
  async begin(gathering: Gathering, membership: Membership): Promise<void> {
    const { namespace, present, inLobby } = gathering;
    this.lines.push(...beginningLines(gathering));
    await connectAll(this.world, present, [namespace]);
    for (const name of present) membership.connect(name, namespace);
    const joining = inLobby.map(async (who) => {
      const deed = { kind: 'join', who, whom: who, namespace, room: 'lobby' } as const;
      await enact(this.world, deed, '');
      apply(membership, deed);
    });
    await Promise.all(joining);
  }

  /** Does one thing, and fails unless it has the effect that the membership says. Changes the membership. */
  async go(deed: Deed, membership: Membership): Promise<void> {
    const text = `message ${this.count + 1}`;
    this.lines.push(...deedLines(deed, text));
    await enact(this.world, deed, text);
    apply(membership, deed);
    if (deed.kind === 'look') await this.look(deed, membership);
    const recipients = hearersOf(membership, deed);
    if (!recipients) return;
    this.count += 1;
    this.lines.push(hearingLine(recipients, text));
    const { messages } = this.world;
    await messages.assertReceived(this.world.participants(recipients), messages.message(text));
  }

  /** Fails if a copy has come too many since it was looked for. */
  end(): void {
    const [finding] = this.own.ledger.findings();
    if (finding) throw new Error(finding.message);
  }

  /** Everybody goes. */
  close(): void {
    this.own.close();
  }

  private async look(deed: Deed, membership: Membership): Promise<void> {
    const rooms = membership.roomsOf(deed.who, deed.namespace);
    this.lines.push(lookingLine(deed, rooms));
    await assertLooksIn(this.world, deed, rooms);
  }
}
