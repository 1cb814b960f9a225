import { root } from '../../package-root';
import type { AllureSource } from '../../reports/allure/results';
import type { Report } from '../../reports/html/report';
import { readVerdict } from '../../reports/verdict-file';
import { explanationsIn } from '../../specification/explanation';
import { loadRequirements, requirementSets } from '../../specification/requirement-file';
import type { RequirementSet } from '../../specification/requirements';
import { envelopeInSet } from '../../specification/sets/earlier-set';
import type { Verdict } from '../../verdict/schema';
import { toVerdict, type RunMetadata } from '../../verdict/verdict';
import { messagesOfLanes } from '../lanes/lane-files';
import { withAllFeatures } from '../lanes/run-lanes';

/** A run, as the folder of its report shows it. */
export interface ReadRun extends AllureSource, Omit<Report, 'rerun'> {
  /** What follows from the messages, as if the target file listed no deviations: the report does not contain them. */
  readonly judged: Verdict;
}

/** Reads the verdict and the messages of one run. Throws VerdictFileError. */
export async function readRun(folder: string): Promise<ReadRun> {
  const verdict = await readVerdict(folder);
  const set = installedSet(verdict);
  const runs = messagesOfLanes(folder).map(({ envelopes, ...run }) => ({
    ...run,
    envelopes: envelopes.map((envelope) => envelopeInSet(set, envelope)),
  }));
  const metadata = metadataIn(verdict);
  const { verdict: made, evidence } = toVerdict({ requirements: set, runs, metadata });
  // A file has no keys without a value.
  const judged = JSON.parse(JSON.stringify(made)) as Verdict;
  const explanations = explanationsIn(set, withAllFeatures(runs)?.envelopes ?? []);
  return { verdict, judged, runs, requirements: set.requirements, evidence, explanations };
}

function metadataIn({ requirements, ...verdict }: Verdict): RunMetadata {
  const { suite, target, environment, durationMs, interrupted, noVerdict } = verdict;
  return {
    ...{ suite, target, environment, durationMs, deviations: [], today: '', strict: false },
    selected: requirements.map(({ id }) => id),
    ...(interrupted !== undefined && { interrupted }),
    ...(noVerdict !== undefined && { noVerdict }),
  };
}

/** Returns the requirement set of a verdict, or the latest if that one is not installed. */
export function installedSet({ suite }: Verdict): RequirementSet {
  const isKnown = requirementSets(root).includes(suite.requirementSet);
  return loadRequirements(root, isKnown ? suite.requirementSet : undefined).set;
}
