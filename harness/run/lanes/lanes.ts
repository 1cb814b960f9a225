import type { LaneSettings } from '../../servers/lane-context';

/** One way of running the same features. A requirement holds only if it holds in every lane that applies to it. */
export interface Lane extends LaneSettings {
  /** Tags of the scenarios which name servers or transports themselves and so run once, in this lane. */
  readonly home: readonly string[];
  /** Tag of the scenarios which have servers of their own, whose time-outs they wait for, and the name of that part. */
  readonly separatePart?: { readonly tag: string; readonly name: string };
}

/** Scenarios of a lane that run one after the other. The parts of a lane share no server and so can run side by side. */
export interface Part {
  readonly lane: Lane;
  /** Unique among all parts of all lanes. */
  readonly name: string;
  /** Cucumber tag expression; empty for everything. */
  readonly tags: string;
  /** Whether its scenarios stand on the servers of the lane, and not on some that are started for them alone. */
  readonly onLaneServers: boolean;
}

/** All lanes, in the order in which they run. */
export const lanes: readonly Lane[] = [
  {
    name: 'one-server',
    transport: 'websocket',
    isSpread: false,
    sharesConnection: false,
    home: ['@transport-specific', '@short-timeouts', '@run-once'],
    separatePart: { tag: '@short-timeouts', name: 'one-server/short-timeouts' },
  },
  {
    name: 'three-servers',
    transport: 'websocket',
    isSpread: true,
    sharesConnection: true,
    home: ['@cluster'],
    separatePart: { tag: '@fault-injection', name: 'three-servers/disposable' },
  },
  { name: 'polling', transport: 'polling', isSpread: false, sharesConnection: false, home: [] },
];

/**
 * What a lane runs. Scenarios that run once do so in their home lane. Where that was asked for but cannot run, the first
 * lane has them, so that they are skipped with the reason and do not vanish.
 */
export function partsOf(lane: Lane, running: readonly Lane[], wanted: readonly Lane[]): Part[] {
  const elsewhere = lanes.flatMap((other) => {
    const here = running.includes(other) ? other : wanted.includes(other) ? running[0] : undefined;
    return here === lane ? [] : other.home;
  });
  const { name, separatePart } = lane;
  const main = { lane, name, tags: without([...elsewhere, separatePart?.tag]), onLaneServers: true };
  if (!separatePart) return [main];
  const tags = both(`${separatePart.tag} or @closing`, without(elsewhere));
  return [main, { lane, name: separatePart.name, tags, onLaneServers: false }];
}

/** All parts of all lanes. */
export const allParts = lanes.flatMap((lane) => partsOf(lane, lanes, lanes));

function without(tags: readonly (string | undefined)[]): string {
  const given = tags.filter((tag) => tag !== undefined);
  return given.length === 0 ? '' : `not (${given.join(' or ')})`;
}

/** The tag expression of what both select; an empty one selects everything. */
export function both(...expressions: readonly string[]): string {
  const given = expressions.filter((one) => one !== '');
  return given.length < 2 ? given.join('') : given.map((one) => `(${one})`).join(' and ');
}
