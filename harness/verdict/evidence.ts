import type { Sequence } from '../contract/sequence';
import type { ScenarioRun } from './lane-result';
import { isStopped } from './status';

/** Evidence of a failure, and its path relative to the folder of verdict.json. */
export interface Evidence {
  readonly path: string;
  readonly text: string;
  /** Data for a sequence diagram, if the scenario itself failed. */
  readonly sequence?: Sequence;
  /** Program that shows the failure without this suite, if one can. */
  readonly program?: { readonly path: string; readonly text: string };
}

/** How the name of such a program ends. */
export const programEnding = '.repro.mjs';

/** Evidence of each scenario that failed or was stopped and has any, each with a path of its own. */
export function evidenceOf(
  requirement: string,
  scenarios: readonly ScenarioRun[],
): Map<ScenarioRun, Evidence> {
  const failed = scenarios.filter(({ evidence, status }) => evidence !== '' && isStopped(status));
  const taken = new Map<string, number>();
  return new Map(
    failed.map((scenario) => {
      const stem = `${scenario.lane}/evidence/${slug(`${requirement} ${scenario.name}`)}`;
      const nth = (taken.get(stem) ?? 0) + 1;
      taken.set(stem, nth);
      const numbered = nth === 1 ? stem : `${stem}.${nth}`;
      const { evidence: text, sequence, program } = scenario;
      const made = program !== undefined && {
        program: { path: `${numbered}${programEnding}`, text: program },
      };
      return [scenario, { path: `${numbered}.txt`, text, ...(sequence && { sequence }), ...made }];
    }),
  );
}

/** Lower case letters, digits and dashes, short enough for every file system. */
function slug(text: string): string {
  const dashed = text.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return dashed.slice(0, 80).replace(/^-|-$/g, '');
}
