import { createHash, randomUUID } from 'node:crypto';
import { TimeConversion, type Pickle, type TestCaseStarted } from '@cucumber/messages';
import type { Query } from '@cucumber/query';
import { levelName, type Requirement } from '../../specification/requirements';
import type { ScenarioRun } from '../../verdict/lane-result';
import { scenarioResult } from '../../verdict/scenario-result';
import type { RequirementVerdict } from '../../verdict/schema';
import { areaOf } from '../area';
import { plain } from '../../plain';
import type { AllureLabel, AllureLink, AllureResult } from './format';
import { statusOf } from './status';
import { isRefuted, stepsOf } from './steps';

/** A scenario in a lane, with everything that its result is made of. */
export interface ScenarioSource {
  readonly run: ScenarioRun;
  readonly query: Query;
  readonly pickle: Pickle;
  readonly started: TestCaseStarted | undefined;
  readonly requirement: Requirement | undefined;
  readonly verdict: RequirementVerdict | undefined;
  /** Number of earlier scenarios with its title in its lane: examples of an outline may share one. */
  readonly nth: number;
  /** The part of the lane that it ran in. */
  readonly thread: string;
}

/** A result, and the files that it refers to. */
export interface Written {
  readonly result: AllureResult;
  readonly files: readonly { readonly name: string; readonly text: string }[];
}

/** Converts a scenario in a lane into a result for Allure. */
export function resultOf(source: ScenarioSource): Written {
  const { run, query, pickle, started } = source;
  const uuid = randomUUID();
  const evidence = { name: `${uuid}-attachment.txt`, text: plain(run.evidence) };
  const files = run.evidence === '' ? [] : [evidence];
  const result = {
    uuid,
    ...identityOf(source),
    description: aboutOf(query, pickle),
    ...statusOf({ ...run, isOfTarget: isOfTarget(source) }, source.verdict),
    stage: 'finished' as const,
    ...(started && timesOf(query, started)),
    labels: labelsOf(source),
    links: linksTo(source.requirement),
    parameters: [{ name: 'lane', value: run.lane }],
    attachments: files.map(({ name }) => ({
      name: 'Evidence',
      source: name,
      type: 'text/plain',
    })),
    steps: started ? stepsOf(query, started) : [],
  };
  return { result, files };
}

function identityOf({
  run,
  nth,
  requirement,
}: ScenarioSource): Pick<AllureResult, 'historyId' | 'testCaseId' | 'fullName' | 'name'> {
  const testCaseId = hash(run.feature, run.name, String(nth));
  return {
    historyId: hash(testCaseId, run.lane),
    testCaseId,
    fullName: `${run.feature}: ${run.name}`,
    name: requirement ? `${requirement.id} ${run.name}` : run.name,
  };
}

function aboutOf(query: Query, pickle: Pickle): string {
  const about = query.findLineageBy(pickle)?.feature?.description ?? '';
  return about.replace(/\s+/g, ' ').trim();
}

function linksTo(requirement: Requirement | undefined): AllureLink[] {
  if (requirement?.source === undefined) return [];
  return [{ name: `${requirement.id}: source`, url: requirement.source, type: 'link' }];
}

/** A failed scenario in which every step passed was failed by the ledger. */
function isOfTarget({ query, started }: ScenarioSource): boolean {
  if (!started) return false;
  return isRefuted(query, started) || scenarioResult(query, started).status === 'passed';
}

function timesOf(query: Query, started: TestCaseStarted): { start: number; stop?: number } {
  const toMs = TimeConversion.timestampToMillisecondsSinceEpoch;
  const start = toMs(started.timestamp);
  const finished = query.findTestCaseFinishedBy(started);
  return { start, ...(finished && { stop: toMs(finished.timestamp) }) };
}

const severities = {
  MUST: 'critical',
  SHOULD: 'normal',
  MAY: 'minor',
  LESSON: 'critical',
  OWN: 'critical',
} as const;

function labelsOf({ run, query, pickle, requirement, thread }: ScenarioSource): AllureLabel[] {
  const area = areaOf(run.feature);
  const { feature, rule } = query.findLineageBy(pickle) ?? {};
  const title = feature?.name ?? run.feature;
  const named = {
    epic: area,
    feature: title,
    story: rule?.name ?? title,
    ...(requirement && { severity: severities[levelName(requirement.level)] }),
    parentSuite: run.lane,
    suite: area,
    subSuite: title,
    package: run.feature.replace(/\.feature$/, '').replaceAll('/', '.'),
    host: run.lane,
    thread,
    framework: 'cucumberjs',
  };
  return [
    ...Object.entries(named).map(([name, value]) => ({ name, value })),
    ...run.tags.map((tag) => ({ name: 'tag', value: tag.replace(/^@/, '') })),
  ];
}

function hash(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 32);
}
