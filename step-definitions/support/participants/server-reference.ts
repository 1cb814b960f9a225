import type { Instance } from '../../../harness/servers/instance';
import type { LaneContext } from '../../../harness/servers/lane-context';

/** A server as a feature names it: one of the lane, or one that was started for such scenarios. */
export interface ServerReference {
  readonly kind: 'lane' | 'disposable' | 'isolated' | 'short-timeout';
  /** Counted from 1. */
  readonly number: number;
}

/** Parses a server: `server 2`, `2`, `disposable server 1`, `disposable 1`, `the short-timeout server`. */
export function toServerReference(text: string): ServerReference {
  const [, kind = 'lane', number = '1'] =
    /^(?:the )?(disposable|isolated|short-timeout)? ?(?:server)? ?(\d)?$/.exec(text) ?? [];
  return { kind: kind as ServerReference['kind'], number: Number(number) };
}

/** Returns the server that a feature names. Throws if the suite starts none of the kind. */
export async function instanceOf(
  session: LaneContext,
  { kind, number }: ServerReference,
): Promise<Instance> {
  switch (kind) {
    case 'disposable':
      return await (await session.disposableServers()).instance(number);
    case 'isolated':
      return await session.isolatedServer(number - 1);
    case 'short-timeout':
      return await session.shortTimeoutServer();
    default:
      return session.instance(number);
  }
}
