import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Sequence } from '../harness/contract/sequence';
import type { Site } from '../harness/reports/site/site';
import { readVerdict } from '../harness/reports/verdict-file';
import { messagesOfLanes } from '../harness/run/lanes/lane-files';
import { runFolder } from '../harness/run/folder/report-folder';
import { readLane, type LaneResult } from '../harness/verdict/lane-result';
import type { Verdict } from '../harness/verdict/schema';

/** What a run has left in the folder of its reports. */
export type LastRun = Pick<Site, 'verdict' | 'sequences' | 'lessonTarget'>;

/** There has been no run. */
export const noRun: LastRun = { verdict: undefined, sequences: new Map(), lessonTarget: undefined };

/** Folder of the report on a server that is written as the lesson says, inside the folder of the reports. */
export const lessonTargetFolder = 'lesson-target';

/** Reads the last run, and the last one of the lesson's own server, as far as they are there. */
export async function lastRun(reports: string): Promise<LastRun> {
  const verdict = await verdictIn(reports);
  const isRepeated = verdict !== undefined && verdict.environment.runs > 1;
  const folder = isRepeated ? join(reports, runFolder(1)) : reports;
  return {
    verdict,
    sequences: sequencesIn(messagesOfLanes(folder).map(readLane)),
    lessonTarget: await verdictIn(join(reports, lessonTargetFolder)),
  };
}

async function verdictIn(folder: string): Promise<Verdict | undefined> {
  return existsSync(join(folder, 'verdict.json')) ? await readVerdict(folder) : undefined;
}

/** Sequences of the scenarios of the lesson; of several lanes, the first that has one. */
function sequencesIn(lanes: readonly LaneResult[]): ReadonlyMap<string, Sequence> {
  const ofLesson = lanes
    .flatMap(({ scenarios }) => scenarios)
    .filter(({ tags }) => tags.some((tag) => tag.startsWith('@lesson-')));
  const drawn = ofLesson.flatMap(({ name, sequence }) =>
    sequence ? [[name, sequence] as const] : [],
  );
  return new Map(drawn.reverse());
}
