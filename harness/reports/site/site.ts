import type { Explanation } from '../../specification/explanation';
import type { Guide } from '../../specification/guide';
import type { Lesson } from '../../specification/lesson-claims';
import type { Feature, Scenario } from '../../specification/specification';
import type { Verdict } from '../../verdict/schema';
import type { Stated } from '../html/requirement';

/** What the site is made of. */
export interface Site {
  readonly suite: {
    readonly name: string;
    readonly version: string;
    readonly requirementSet: string;
    readonly featuresDigest: string;
  };
  readonly guide: Guide;
  readonly features: readonly Feature[];
  readonly scenarios: readonly Scenario[];
  /** Of every requirement of the set, in its order. */
  readonly explanations: readonly Explanation[];
  readonly lesson: Lesson;
  /** Of the last run; undefined if there has been none. */
  readonly verdict: Verdict | undefined;
}

/** Every requirement of the set, with what came of it in the last run. */
export function statedIn({ explanations, verdict }: Site): Stated[] {
  const judged = new Map(verdict?.requirements.map((one) => [one.id, one]));
  return explanations.map((explanation) => ({
    explanation,
    verdict: judged.get(explanation.requirement.id),
    lanes: lanesOf({ verdict }),
  }));
}

/** The lanes of the last run. */
export function lanesOf({ verdict }: Pick<Site, 'verdict'>): readonly string[] {
  return verdict?.environment.lanes ?? [];
}

/** Whether the last run was one of other features than those that the site shows. */
export function isOutdated({ suite, verdict }: Site): boolean {
  return verdict !== undefined && verdict.suite.featuresDigest !== suite.featuresDigest;
}

/** The features in the order in which they are read. */
export function inReadingOrder({ features }: Pick<Site, 'features'>): Feature[] {
  return [...features].sort((one, other) =>
    one.file.localeCompare(other.file, 'en', { numeric: true }),
  );
}
