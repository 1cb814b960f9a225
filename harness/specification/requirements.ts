import { z } from 'zod';
import { checkYaml } from '../target-file/checked-yaml';

/** RFC 2119 level of a requirement. */
export const levelSchema = z.enum(['MUST', 'SHOULD', 'MAY']);
export type Level = z.infer<typeof levelSchema>;

/** What stands in the place of a level: a requirement of a team's own features has `OWN`. */
export const rankSchema = z.enum([...levelSchema.options, 'OWN']);
export type Rank = z.infer<typeof rankSchema>;

/** A promise that a Rule of the features states. */
export const promiseSchema = z.strictObject({
  id: z.string(),
  title: z.string().min(1),
  capability: z.string().min(1),
  /** Clauses of the contract that state it: `7.2` is `docs/contract.md#c7-2`. Without one, the source does. */
  clause: z
    .array(z.string().regex(/^\d+\.\d+$/, 'expected the number of a clause: 7.2'))
    .min(1)
    .exactOptional(),
  source: z.url(),
  /** Why no scenario checks it: what a reviewer would have to accept. */
  excluded: z.string().min(1).exactOptional(),
  /** What breaks for users of a server that violates it. */
  why: z.string().min(1),
});

/** A requirement in the file of its first set. */
export const requirementSchema = promiseSchema.extend({
  id: z.string().regex(/^[A-Z]{2}-\d{2}$/, 'expected two capitals, a dash and two digits: RM-01'),
  level: levelSchema,
});

const requirementSetSchema = z.strictObject({
  set: z.string().min(1),
  requirements: z.array(requirementSchema).min(1).superRefine(refuseDuplicates),
});

/** How a set changed a requirement of an earlier one. */
export interface Change {
  /** The set that changed it. */
  readonly set: string;
  readonly field: 'level' | 'title' | 'capability' | 'clause' | 'source' | 'why' | 'excluded';
  /** Earlier value as text; empty if there was none. */
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

/**
 * One promise of rooms and namespaces; its id is never reused. A Rule of the lesson has no level and no set; a requirement
 * of a team's own features has no set and no source.
 */
export interface Requirement extends Omit<z.infer<typeof requirementSchema>, 'level' | 'source'> {
  readonly level?: Rank | undefined;
  readonly source?: string;
  /** First set that contains it. */
  readonly since?: string;
  /** Requirement that made this promise as well until this one was split off. */
  readonly splitFrom?: string;
  /** Changes since its first set, oldest first. */
  readonly changes?: readonly Change[];
}

/** Requirements by which a target is judged, and the version of the set. */
export interface RequirementSet {
  readonly set: string;
  readonly requirements: readonly Requirement[];
  /** An open set may still change; without a status, a set is frozen. */
  readonly status?: 'open' | 'frozen';
  /**
   * Ids that only later sets contain, each with the requirement of this set that makes the promise; undefined if none does.
   * None for the latest set.
   */
  readonly later?: ReadonlyMap<string, string | undefined>;
}

/** Returns a level as reports name it. */
export function levelName(level: Rank | undefined): Rank | 'LESSON' {
  return level ?? 'LESSON';
}

/**
 * Reads a requirement set. Throws an error that lists every mistake as file:line:column;
 * `file` only names the text in that error.
 */
export function parseRequirements(yamlText: string, file: string): RequirementSet {
  const checked = checkYaml(requirementSetSchema, yamlText, file);
  if (checked.mistakes) throw new Error(checked.mistakes.join('\n'));
  const { set, requirements } = checked.data;
  return { set, requirements: requirements.map((one) => ({ ...one, since: set })) };
}

/** Reports each id that stands in a list twice. */
export function refuseDuplicates(
  requirements: readonly { readonly id: string }[],
  context: z.RefinementCtx,
): void {
  const seen = new Set<string>();
  requirements.forEach(({ id }, index) => {
    if (seen.has(id)) {
      const message = `${id} is already taken: ids are never reused`;
      context.addIssue({ code: 'custom', path: [index, 'id'], message });
    }
    seen.add(id);
  });
}
