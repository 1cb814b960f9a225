import type { LaneSettings } from '../../servers/lane-context';
import type { OneOf } from './files-with';

/** One pass over the features, with one placement and transport. A requirement holds if it holds in every lane that applies to it. */
export interface Lane extends LaneSettings {
  /** Tags of the scenarios that name servers or transports themselves, and therefore run only in this lane. */
  readonly home: readonly string[];
  /** Part for scenarios with servers of their own: their tag, and the name of the part. */
  readonly separatePart?: { readonly tag: string; readonly name: string };
}

/** Scenarios of a lane that run one after the other. Parts share no server, so they can run in parallel. */
export interface LanePart {
  readonly lane: Lane;
  /** Unique among all parts of all lanes. */
  readonly name: string;
  /** Cucumber tag expression; empty for all scenarios. */
  readonly tags: string;
  /** What the expression requires of each scenario; nothing in particular, if left out. */
  readonly oneOf?: OneOf;
  /** Whether its scenarios use the servers of the lane, not servers of their own. */
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
 * Returns the parts of a lane. Scenarios that run once do so in their home lane; if that lane was requested but cannot run,
 * the first lane includes them, so that the report shows them as skipped with the reason.
 */
export function partsOf(
  lane: Lane,
  running: readonly Lane[],
  requested: readonly Lane[],
): LanePart[] {
  const elsewhere = lanes.flatMap((other) => {
    const here = running.includes(other)
      ? other
      : requested.includes(other)
        ? running[0]
        : undefined;
    return here === lane ? [] : other.home;
  });
  const { name, separatePart } = lane;
  const main = {
    lane,
    name,
    tags: without([...elsewhere, separatePart?.tag]),
    onLaneServers: true,
  };
  if (!separatePart) return [main];
  const oneOf = [separatePart.tag, '@closing'];
  const tags = both(oneOf.join(' or '), without(elsewhere));
  return [main, { lane, name: separatePart.name, tags, oneOf, onLaneServers: false }];
}

/** All parts of all lanes. */
export const allParts = lanes.flatMap((lane) => partsOf(lane, lanes, lanes));

function without(tags: readonly (string | undefined)[]): string {
  const given = tags.filter((tag) => tag !== undefined);
  return given.length === 0 ? '' : `not (${given.join(' or ')})`;
}

/** Returns the tag expression for scenarios that all expressions select; an empty expression selects everything. */
export function both(...expressions: readonly string[]): string {
  const given = expressions.filter((one) => one !== '');
  return given.length < 2 ? given.join('') : given.map((one) => `(${one})`).join(' and ');
}
