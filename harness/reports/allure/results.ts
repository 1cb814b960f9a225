import { randomUUID } from 'node:crypto';
import type { Requirement } from '../../specification/requirements';
import { queryOf, readLane, type LaneMessages } from '../../verdict/lane-result';
import type { Verdict } from '../../verdict/schema';
import { runProblems } from '../run-problems';
import { resultOf, type Written } from './scenario';

/** Data of a run that becomes results. */
export interface AllureSource {
  readonly verdict: Verdict;
  readonly requirements: readonly Requirement[];
  readonly runs: readonly LaneMessages[];
}

/** Results for each scenario in each lane, and for each problem of the run itself. */
export function resultsOf(source: AllureSource): Written[] {
  const counts = new Map<string, number>();
  const scenarios = source.runs.flatMap((run, index) => {
    const earlier = source.runs.slice(0, index).filter(({ lane }) => lane === run.lane).length;
    const thread = earlier === 0 ? run.lane : `${run.lane} (beside ${earlier})`;
    return resultsOfPart(source, run, { thread, counts });
  });
  return [...scenarios, ...problemsOf(source.verdict)];
}

function resultsOfPart(
  { verdict, requirements }: AllureSource,
  run: LaneMessages,
  { thread, counts }: { thread: string; counts: Map<string, number> },
): Written[] {
  const query = queryOf(run.envelopes);
  const pickles = new Map(query.findAllPickles().map((pickle) => [pickle.id, pickle]));
  const cases = new Map(run.envelopes.flatMap(({ testCase: one }) => (one ? [[one.id, one]] : [])));
  const begun = new Map(query.findAllTestCaseStarted().map((one) => [one.testCaseId, one]));
  return readLane(run).scenarios.flatMap((scenario) => {
    const pickle = pickles.get(cases.get(scenario.testCase)?.pickleId ?? '');
    if (!pickle) return [];
    const isOwn = ({ id }: { readonly id: string }): boolean => scenario.tags.includes(`@${id}`);
    const key = `${run.lane}\0${scenario.feature}\0${scenario.name}`;
    const nth = counts.get(key) ?? 0;
    counts.set(key, nth + 1);
    const judged = {
      requirement: requirements.find(isOwn),
      verdict: verdict.requirements.find(isOwn),
    };
    const started = begun.get(scenario.testCase);
    return resultOf({ run: scenario, query, pickle, started, ...judged, nth, thread });
  });
}

function problemsOf(verdict: Verdict): Written[] {
  return runProblems(verdict).map(({ name, message, isOfTarget }) => ({
    files: [],
    result: {
      uuid: randomUUID(),
      historyId: name,
      testCaseId: name,
      fullName: name,
      name,
      status: isOfTarget ? 'failed' : 'broken',
      statusDetails: { message },
      stage: 'finished',
      labels: [
        { name: 'epic', value: 'the run itself' },
        { name: 'parentSuite', value: 'the run itself' },
        { name: 'severity', value: 'blocker' },
      ],
      links: [],
      parameters: [],
      attachments: [],
      steps: [],
    },
  }));
}
