import { relative } from 'node:path';
import { name, root, version } from '../package-root';
import { featuresDigest, requirementsDigest } from '../specification/digests';
import { recordFor, sampleRecordFor } from '../specification/mutation-record';
import type { RunMetadata } from '../verdict/verdict';
import type { RunOptions } from './options';
import type { Plan } from './plan';
import { provenanceOf } from './provenance';
import { instancesOf, type TestBed } from './test-bed';

/** What the metadata say of a test bed. */
type Started = Pick<TestBed, 'lanes' | 'backplane' | 'findings'> & {
  readonly running: Pick<TestBed['running'], 'standalone' | 'clustered'>;
};

/** Returns the metadata of a run that are known before it starts. */
export function metadataOf(
  plan: Plan,
  testBed: Started,
  options: RunOptions,
): Omit<RunMetadata, 'durationMs' | 'crashes'> {
  const { target, targetFile, requirements, selected, today } = plan;
  const { capabilities, deviations } = target;
  return {
    suite: suiteOf(requirements.set),
    target: {
      name: target.name,
      version: target.version,
      ...provenanceOf(targetFile),
      ...('reference' in target.start && { isReference: true as const }),
      ...(target.attached && { isAttached: true as const }),
      capabilities: ['core', ...capabilities],
    },
    environment: environmentOf(plan, testBed),
    deviations,
    today,
    findings: [...selectionOf(plan), ...testBed.findings],
    ...(selected && { selected }),
    ...(options.requireProfile && { requiredProfile: options.requireProfile }),
    strict: options.strict ?? false,
  };
}

/** Returns a finding about a selection that the requirements do not show. */
function selectionOf({ named }: Plan): string[] {
  return named ? [`only scenarios whose name contains "${named.text}" ran (--scenario)`] : [];
}

function environmentOf(
  { target, exploration, startedAt }: Plan,
  { lanes, running, backplane }: Started,
): RunMetadata['environment'] {
  return {
    node: process.versions.node,
    backplane,
    servers: instancesOf(running).length,
    lanes: lanes.map((lane) => lane.name),
    runs: 1,
    startedAt,
    seed: exploration.seed,
    silenceWindowMs: target.timeouts.silence,
  };
}

/** Returns the instances that have crashed so far, with the paths of their logs relative to the report folder. */
export function crashesOf(
  { running }: TestBed,
  { out }: Plan,
): NonNullable<RunMetadata['crashes']> {
  return running.crashes().map(({ log, ...crash }) => ({
    ...crash,
    lastLines: [...crash.lastLines],
    ...(log !== undefined && { log: relative(out, log) }),
  }));
}

function suiteOf(requirementSet: string): RunMetadata['suite'] {
  const digests = { featuresDigest: featuresDigest(), requirementsDigest: requirementsDigest() };
  const suite = { name, version, requirementSet, ...digests };
  return { ...suite, ...scoresFor(digests.featuresDigest) };
}

/** A score of other features says nothing about these. */
function scoresFor(
  features: string,
): Pick<RunMetadata['suite'], 'mutationScore' | 'mechanicalScore'> {
  const [mutationScore, mechanicalScore] = [
    recordFor(root, features),
    sampleRecordFor(root, features),
  ];
  return { ...(mutationScore && { mutationScore }), ...(mechanicalScore && { mechanicalScore }) };
}
