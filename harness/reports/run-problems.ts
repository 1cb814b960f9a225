import type { Verdict } from '../verdict/schema';
import { plain } from './plain-text';

/** Something that is wrong and belongs to no scenario. */
export interface RunFault {
  /** What should have been, always in the same words. */
  readonly name: string;
  readonly message: string;
  /** A stale deviation is the target's; everything else is a reason not to trust the run. */
  readonly isOfTarget: boolean;
}

/** What reports that know only scenarios would not show: a run that cannot be trusted, and deviations that are no more. */
export function runFaults({ problems, interrupted, requirements }: Verdict): RunFault[] {
  const stale = requirements.filter(({ status }) => status === 'unexpected-pass');
  return [
    ...fault('The run comes to its end', interrupted === undefined ? [] : [interrupted]),
    ...fault('The run itself can be trusted', problems),
    ...stale.map(({ id, reason = '' }) => ({
      name: `${id} The listed deviation is still there`,
      message: plain(reason),
      isOfTarget: true,
    })),
  ];
}

function fault(name: string, messages: readonly string[]): RunFault[] {
  if (messages.length === 0) return [];
  return [{ name, message: plain(messages.join('\n')), isOfTarget: false }];
}
