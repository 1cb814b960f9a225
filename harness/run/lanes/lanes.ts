import type { LaneSettings } from '../../servers/lane-context';
import type { OneOf } from './files-with';

/** One pass over the features, with one placement and transport. A requirement holds if it holds in every lane that applies to it. */
export interface Lane extends LaneSettings {
  /** Tags of the scenarios that name servers or transports themselves, and therefore run only in this lane. */
  readonly home: readonly string[];
  /** Parts for scenarios that run beside the others of the lane. */
  readonly separateParts: readonly SeparatePart[];
}

/**
 * Servers of a part: those of its lane, one that is started for the part, or those that its scenarios themselves start.
 */
type PartServers = 'lane' | 'spare' | 'own';

interface SeparatePart {
  readonly tag: string;
  readonly name: string;
  readonly servers: Exclude<PartServers, 'lane'>;
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
  readonly servers: PartServers;
}

/** All lanes, in the order in which they run. */
export const lanes: readonly Lane[] = [
  {
    name: 'one-server',
    transport: 'websocket',
    isSpread: false,
    sharesConnection: false,
    home: ['@transport-specific', '@short-timeouts', '@run-once'],
    separateParts: [
      { tag: '@short-timeouts', name: 'one-server/short-timeouts', servers: 'own' },
      { tag: '@token-expiry', name: 'one-server/token-expiry', servers: 'spare' },
    ],
  },
  {
    name: 'three-servers',
    transport: 'websocket',
    isSpread: true,
    sharesConnection: true,
    home: ['@cluster'],
    separateParts: [{ tag: '@fault-injection', name: 'three-servers/disposable', servers: 'own' }],
  },
  {
    name: 'polling',
    transport: 'polling',
    isSpread: false,
    sharesConnection: false,
    home: [],
    separateParts: [],
  },
];

/**
 * Returns the parts of a lane; a part that needs a spare server only if there is one. Scenarios that run once do so in
 * their home lane; if that lane was requested but cannot run, the first lane includes them, so that the report shows them
 * as skipped with the reason.
 */
export function partsOf(
  lane: Lane,
  {
    running,
    requested,
    hasSpare,
  }: {
    readonly running: readonly Lane[];
    readonly requested: readonly Lane[];
    readonly hasSpare: boolean;
  },
): LanePart[] {
  const elsewhere = lanes.flatMap((other) => {
    const here = running.includes(other)
      ? other
      : requested.includes(other)
        ? running[0]
        : undefined;
    return here === lane ? [] : other.home;
  });
  const separate = lane.separateParts.filter(({ servers }) => servers !== 'spare' || hasSpare);
  const tags = without([...elsewhere, ...separate.map(({ tag }) => tag)]);
  const beside = separate.map(({ tag, ...part }): LanePart => {
    const oneOf = [tag, '@closing'];
    return { lane, ...part, tags: both(oneOf.join(' or '), without(elsewhere)), oneOf };
  });
  return [{ lane, name: lane.name, tags, servers: 'lane' }, ...beside];
}

/** All parts of all lanes. */
export const allParts = lanes.flatMap((lane) =>
  partsOf(lane, { running: lanes, requested: lanes, hasSpare: true }),
);

function without(tags: readonly string[]): string {
  return tags.length === 0 ? '' : `not (${tags.join(' or ')})`;
}

/** Returns the tag expression for scenarios that all expressions select; an empty expression selects everything. */
export function both(...expressions: readonly string[]): string {
  const given = expressions.filter((one) => one !== '');
  return given.length < 2 ? given.join('') : given.map((one) => `(${one})`).join(' and ');
}
