import { z } from 'zod';
import { checkYaml } from '../target-file/checked-yaml';

/** RFC 2119 level of a requirement. */
export const levelSchema = z.enum(['MUST', 'SHOULD', 'MAY']);
export type Level = z.infer<typeof levelSchema>;

const requirementSchema = z.strictObject({
  id: z.string().regex(/^[A-Z]{2}-\d{2}$/, 'expected two capitals, a dash and two digits: RM-01'),
  level: levelSchema,
  title: z.string().min(1),
  capability: z.string().min(1),
  source: z.url(),
  /** Why no scenario checks it: what a reviewer would have to accept. */
  excluded: z.string().min(1).exactOptional(),
  why: z.string().min(1).exactOptional(),
});

const requirementSetSchema = z.strictObject({
  set: z.string().min(1),
  requirements: z.array(requirementSchema).min(1).superRefine(refuseDuplicates),
});

/** One promise of rooms and namespaces; its id is never reused. */
export type Requirement = z.infer<typeof requirementSchema>;

/** A frozen set of requirements and its version. */
export type RequirementSet = z.infer<typeof requirementSetSchema>;

/**
 * Reads a requirement set. Throws an error that lists every mistake as file:line:column;
 * `file` only names the text in that error.
 */
export function parseRequirements(yamlText: string, file: string): RequirementSet {
  const checked = checkYaml(requirementSetSchema, yamlText, file);
  if (checked.mistakes) throw new Error(checked.mistakes.join('\n'));
  return checked.data;
}

function refuseDuplicates(requirements: readonly Requirement[], context: z.RefinementCtx): void {
  const seen = new Set<string>();
  requirements.forEach(({ id }, index) => {
    if (seen.has(id)) {
      const message = `${id} is already taken: ids are never reused`;
      context.addIssue({ code: 'custom', path: [index, 'id'], message });
    }
    seen.add(id);
  });
}
