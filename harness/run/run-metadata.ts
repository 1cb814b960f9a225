import { relative } from 'node:path';
import { name, root, version } from '../package-root';
import { featuresDigest, fileDigest, requirementsDigest } from '../specification/digests';
import { recordFor } from '../specification/mutation-record';
import type { RunMetadata } from '../verdict/verdict';
import type { RunOptions } from './options';
import type { Plan } from './plan';
import { instancesOf, type Stage } from './test-bed';

/** What is known of a run before any of it has run. */
export function metadataOf(
  { target, targetFile, requirements, selected, today }: Plan,
  { lanes, running, backplane, findings }: Stage,
  options: RunOptions,
): Omit<RunMetadata, 'durationMs' | 'crashes'> {
  const { capabilities, deviations, timeouts } = target;
  return {
    suite: suiteOf(requirements.set),
    target: {
      name: target.name,
      version: target.version,
      ...(targetFile !== undefined && { fileDigest: fileDigest(targetFile) }),
      capabilities: ['core', ...capabilities],
    },
    environment: {
      node: process.versions.node,
      backplane,
      servers: instancesOf(running).length,
      lanes: lanes.map((lane) => lane.name),
      runs: 1,
      silenceWindowMs: timeouts.silence,
    },
    deviations,
    today,
    findings,
    ...(selected && { selected }),
    strict: options.strict ?? false,
  };
}

/** The instances that have died so far; their logs are named from the folder of the reports. */
export function deathsOf({ running }: Stage, { out }: Plan): NonNullable<RunMetadata['crashes']> {
  return running.deaths().map(({ log, ...death }) => ({
    ...death,
    lastLines: [...death.lastLines],
    ...(log !== undefined && { log: relative(out, log) }),
  }));
}

function suiteOf(requirementSet: string): RunMetadata['suite'] {
  const digests = { featuresDigest: featuresDigest(), requirementsDigest: requirementsDigest() };
  const suite = { name, version, requirementSet, ...digests };
  const record = recordFor(root, digests.featuresDigest);
  if (!record) return suite;
  const { faults, killed, backplane } = record;
  return { ...suite, mutationScore: { mutants: faults, killed, backplane } };
}
