import type { Requirement } from '../../specification/requirements';
import type { Coverage, RequirementVerdict } from '../schema';
import { exercisedMusts, isExercised } from './exercised';
import { mustsOf, profileWith, type Needs, type Profile } from './profiles';

/** What the coverage of a run is measured with. */
export interface CoverageSource {
  /** The whole requirement set. */
  readonly set: readonly Requirement[];
  /** Verdicts on the requirements that the run lists. */
  readonly requirements: readonly RequirementVerdict[];
  readonly needs: Needs;
  /** Profile that the run must exercise. */
  readonly requiredProfile?: Profile;
}

/**
 * Measures how much of the requirement set a run exercised. A profile is named only if the run exercised all of its MUST
 * requirements and no capability beyond it.
 */
export function coverageOf(source: CoverageSource): Coverage {
  const { set, requirements, requiredProfile } = source;
  const musts = set.filter(({ level }) => level === 'MUST');
  const exercised = exercisedMusts(requirements);
  const capabilities = exercisedCapabilities(source);
  const profile = profileWith(capabilities, set);
  const isWhole = profile !== undefined && missingIn(profile, source).length === 0;
  return {
    ...(isWhole && { profile }),
    capabilities,
    exercised: exercised.length,
    all: musts.filter(({ excluded }) => excluded === undefined).length,
    leftOut: leftOut(
      musts.filter(({ id }) => !exercised.includes(id)),
      requirements,
    ),
    ...(requiredProfile !== undefined && {
      required: { profile: requiredProfile, missing: missingIn(requiredProfile, source) },
    }),
  };
}

/** Ids of the MUST requirements of a profile that were not exercised. */
function missingIn(profile: Profile, { set, requirements, needs }: CoverageSource): string[] {
  const exercised = exercisedMusts(requirements);
  const ids = mustsOf(profile, set, needs).map(({ id }) => id);
  return ids.filter((id) => !exercised.includes(id));
}

/** Capabilities of which at least one requirement was exercised, the core first. */
function exercisedCapabilities({ set, requirements }: CoverageSource): string[] {
  const ids = new Set(requirements.filter(isExercised).map(({ id }) => id));
  const found = set.filter(
    ({ id, level }) => level !== undefined && level !== 'OWN' && ids.has(id),
  );
  const names = [...new Set(found.map(({ capability }) => capability))];
  return [...names.filter((name) => name === 'core'), ...names.filter((name) => name !== 'core')];
}

/** Requirements by the reason why they were not exercised. */
function leftOut(
  musts: readonly Requirement[],
  requirements: readonly RequirementVerdict[],
): Coverage['leftOut'] {
  const groups = new Map<string, string[]>();
  for (const must of musts) {
    const reason = reasonOf(
      must,
      requirements.find(({ id }) => id === must.id),
    );
    groups.set(reason, [...(groups.get(reason) ?? []), must.id]);
  }
  return [...groups].map(([reason, ids]) => ({ reason, requirements: ids }));
}

function reasonOf({ excluded }: Requirement, verdict: RequirementVerdict | undefined): string {
  if (excluded !== undefined) return 'no scenario can check it from outside';
  if (!verdict) return 'it was not selected';
  const { status, reason } = verdict;
  if (status === 'blocked') return 'its set-up could not be established';
  return reason ?? status;
}

/** Returns the coverage of several runs: that of the run that exercised the fewest requirements. */
export function leastCoverage(coverages: readonly Coverage[]): Coverage {
  const [least] = [...coverages].sort((one, other) => one.exercised - other.exercised);
  if (!least) throw new Error('there is no run to judge');
  return least;
}
