import type { InstanceCounts } from '../servers/running-target';
import { sharedBecause } from '../target-file/start/start-schema';
import type { Lane } from './lanes/lanes';
import type { Plan } from './plan';

/** Every lane has its own servers, if the suite can start so many. */
export function countsFor(
  { target, servers, selected }: Plan,
  lanes: readonly Lane[],
): InstanceCounts {
  if (sharedBecause(target.start) === 'port') return { clustered: 0, standalone: 1 };
  const clustered = lanes.some(({ isSpread }) => isSpread) ? servers : 0;
  const standalone = lanes.filter(({ isSpread }) => !isSpread).length;
  return { clustered, standalone: standalone + (usesSpare({ target, selected }, lanes) ? 1 : 0) };
}

/** Returns whether one more server runs for the parts that need it; a run of a few requirements ends sooner without. */
export function usesSpare(
  { target, selected }: Pick<Plan, 'target' | 'selected'>,
  lanes: readonly Lane[],
): boolean {
  const isShared = sharedBecause(target.start) !== undefined;
  const hasTokens = target.capabilities.includes('auth');
  const hasPart = lanes.some(({ separateParts }) =>
    separateParts.some(({ servers }) => servers === 'spare'),
  );
  return selected === undefined && !isShared && hasTokens && hasPart;
}
