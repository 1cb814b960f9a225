import type { Verdict } from '../verdict/schema';
import { plain } from '../plain';

/** Something wrong that belongs to no scenario. */
export interface RunProblem {
  /** What should have been, in constant words: CI services follow a test by its name. */
  readonly name: string;
  readonly message: string;
  /** A stale deviation is the target's; everything else is a reason not to trust the run. */
  readonly isOfTarget: boolean;
}

/** What reports that list only scenarios would not show: a run that cannot be trusted, and stale deviations. */
export function runProblems({
  problems,
  interrupted,
  noVerdict,
  requirements,
}: Verdict): RunProblem[] {
  const stale = requirements.filter(({ status }) => status === 'unexpected-pass');
  return [
    ...problem('The run ends by itself', interrupted === undefined ? [] : [interrupted]),
    ...problem('The run has a verdict', noVerdict === undefined ? [] : [noVerdict]),
    ...problem('The run has no problems', problems),
    ...stale.map(({ id, reason = '' }) => ({
      name: `${id} The listed deviation still fails`,
      message: plain(reason),
      isOfTarget: true,
    })),
  ];
}

function problem(name: string, messages: readonly string[]): RunProblem[] {
  if (messages.length === 0) return [];
  return [{ name, message: plain(messages.join('\n')), isOfTarget: false }];
}
