import type { Sequence } from '../../contract/sequence';
import type { Clause } from '../../specification/contract';
import type { Explanation } from '../../specification/explanation';
import type { Guide } from '../../specification/guide';
import type { Lesson } from '../../specification/lesson';
import type { PayloadTable } from '../../specification/payload-tables';
import type { RequirementSet } from '../../specification/requirements';
import type { Feature, Scenario } from '../../specification/specification';
import type { Verdict } from '../../verdict/schema';
import type { StatedRequirement } from '../html/requirement/stated';
import type { CodeExcerpt } from './lesson/code';
import { siteHref } from './links';

/** Everything that the site shows. */
export interface Site {
  readonly suite: {
    readonly name: string;
    readonly version: string;
    readonly requirementSet: string;
    /** Whether the set may still change. */
    readonly isOpen: boolean;
    readonly featuresDigest: string;
  };
  readonly guide: Guide;
  readonly features: readonly Feature[];
  readonly scenarios: readonly Scenario[];
  /** One for each requirement of the set, in its order. */
  readonly explanations: readonly Explanation[];
  /** All requirement sets, the first one first, each as it was published. */
  readonly sets: readonly RequirementSet[];
  readonly lesson: Lesson;
  /** The contract's clauses, by number. */
  readonly clauses: ReadonlyMap<string, Clause>;
  readonly tables: readonly PayloadTable[];
  /** Texts of the documents that are pages, by their path in this package. */
  readonly documents: ReadonlyMap<string, string>;
  /** Verdict of the last run; undefined if there has been none. */
  readonly verdict: Verdict | undefined;
  /** Who received what in the scenarios of the lesson, by title; empty without a run. */
  readonly sequences: ReadonlyMap<string, Sequence>;
  /** Verdict on a server that is written as the lesson says; undefined if its report is not there. */
  readonly lessonTarget: Verdict | undefined;
  /** Code that the Rules of the lesson name, by `file#symbol`. */
  readonly code: ReadonlyMap<string, CodeExcerpt>;
}

/** Returns every requirement of the set, with its result in the last run. */
export function statedIn({ explanations, verdict, clauses, tables }: Site): StatedRequirement[] {
  const judged = new Map(verdict?.requirements.map((one) => [one.id, one]));
  const references = { clauses, tables, toHref: siteHref };
  return explanations.map((explanation) => ({
    explanation,
    references,
    verdict: judged.get(explanation.requirement.id),
    lanes: lanesOf({ verdict }),
  }));
}

/** Returns the lanes of the last run. */
export function lanesOf({ verdict }: Pick<Site, 'verdict'>): readonly string[] {
  return verdict?.environment.lanes ?? [];
}

/** Whether the last run tested other features than those that the site shows. */
export function isOutdated({ suite, verdict }: Site): boolean {
  return verdict !== undefined && verdict.suite.featuresDigest !== suite.featuresDigest;
}

/** Returns the features in reading order. */
export function inReadingOrder({ features }: Pick<Site, 'features'>): Feature[] {
  return [...features].sort((one, other) =>
    one.file.localeCompare(other.file, 'en', { numeric: true }),
  );
}
