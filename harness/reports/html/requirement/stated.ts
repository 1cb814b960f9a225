import type { Clause } from '../../../specification/contract';
import type { Explanation } from '../../../specification/explanation';
import type { PayloadTable } from '../../../specification/payload-tables';
import type { RequirementVerdict } from '../../../verdict/schema';
import type { Html } from '../html';
import type { LinkTarget } from '../markdown/inline';

/** What requirements refer to, and how the page at hand links to it. */
export interface References {
  /** The contract's clauses, by number. */
  readonly clauses: ReadonlyMap<string, Clause>;
  readonly tables: readonly PayloadTable[];
  /** Where a link from the package's own folder leads, such as `docs/contract.md#c7-2`. */
  readonly toHref: LinkTarget;
}

/** A requirement: what it says, and its result if there has been a run. */
export interface StatedRequirement {
  readonly explanation: Explanation;
  readonly references: References;
  readonly verdict: RequirementVerdict | undefined;
  /** Lanes of the run. */
  readonly lanes: readonly string[];
}

/** A requirement in a run. */
export interface JudgedRequirement extends StatedRequirement {
  readonly verdict: RequirementVerdict;
}

/** Something that is known of a requirement. */
export interface Fact {
  readonly name: string;
  /** The fact is left out if there are none. */
  readonly values: readonly (string | Html)[];
}
