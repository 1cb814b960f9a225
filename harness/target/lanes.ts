import type { Transport } from './connection';

/** One way of running the same features. A requirement holds only if it holds in every lane that applies to it. */
export interface Lane {
  readonly name: 'one-server' | 'three-servers' | 'polling';
  readonly transport: Transport;
  /** Whether participants are dealt over all instances, so that the others are always remote. */
  readonly spread: boolean;
  /** Whether the namespaces of one participant share one transport. */
  readonly shared: boolean;
  /** Tags of the scenarios which name servers or transports themselves and so run once, in this lane. */
  readonly home: readonly string[];
}

/** All lanes, in the order in which they run. */
export const lanes: readonly Lane[] = [
  {
    name: 'one-server',
    transport: 'websocket',
    spread: false,
    shared: false,
    home: ['@wire', '@impatient', '@once'],
  },
  {
    name: 'three-servers',
    transport: 'websocket',
    spread: true,
    shared: true,
    home: ['@cluster'],
  },
  { name: 'polling', transport: 'polling', spread: false, shared: false, home: [] },
];

/**
 * Which scenarios a lane runs, as a Cucumber tag expression. Those that run once do so in their home lane. Where that
 * was asked for but cannot run, the first lane has them, so that they are skipped with the reason and do not vanish.
 */
export function tagsOf(lane: Lane, running: readonly Lane[], wanted: readonly Lane[]): string {
  const elsewhere = lanes.flatMap((other) => {
    const here = running.includes(other) ? other : wanted.includes(other) ? running[0] : undefined;
    return here === lane ? [] : other.home;
  });
  return elsewhere.length === 0 ? '' : `not (${elsewhere.join(' or ')})`;
}
