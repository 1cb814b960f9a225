import { z } from 'zod';
import { checkYaml } from '../target-file/checked-yaml';

/** RFC 2119 level of a requirement. */
export const levelSchema = z.enum(['MUST', 'SHOULD', 'MAY']);
export type Level = z.infer<typeof levelSchema>;

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

const requirementSchema = promiseSchema.extend({
  id: z.string().regex(/^[A-Z]{2}-\d{2}$/, 'expected two capitals, a dash and two digits: RM-01'),
  level: levelSchema,
  /** The set that divides a requirement which makes more than one promise, and, in `note`, into what. */
  splitIn: z.string().min(1).exactOptional(),
  note: z.string().min(1).exactOptional(),
});

const requirementSetSchema = z.strictObject({
  set: z.string().min(1),
  requirements: z.array(requirementSchema).min(1).superRefine(refuseDuplicates),
});

/** One promise of rooms and namespaces; its id is never reused. A Rule of the lesson has no level. */
export interface Requirement extends Omit<z.infer<typeof requirementSchema>, 'level'> {
  readonly level?: Level | undefined;
}

/** A frozen set of requirements and its version. */
export interface RequirementSet {
  readonly set: string;
  readonly requirements: readonly Requirement[];
}

/** Returns a level as reports name it. */
export function levelName(level: Level | undefined): Level | 'LESSON' {
  return level ?? 'LESSON';
}

/**
 * Reads a requirement set. Throws an error that lists every mistake as file:line:column;
 * `file` only names the text in that error.
 */
export function parseRequirements(yamlText: string, file: string): RequirementSet {
  const checked = checkYaml(requirementSetSchema, yamlText, file);
  if (checked.mistakes) throw new Error(checked.mistakes.join('\n'));
  return checked.data;
}

function refuseDuplicates(
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
