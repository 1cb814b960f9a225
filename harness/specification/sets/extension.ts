import { z } from 'zod';
import { checkYaml } from '../../target-file/checked-yaml';
import {
  refuseDuplicates,
  requirementSchema,
  type Change,
  type Requirement,
  type RequirementSet,
} from '../requirements';

const addedSchema = requirementSchema.extend({
  /** Requirement of an earlier set that made this promise as well. */
  splitFrom: z.string().exactOptional(),
});

const { id, level, title, capability, clause, source, why, excluded } = requirementSchema.shape;

const changeSchema = z.strictObject({
  id,
  /** Why the earlier value was wrong: what the cited text says. */
  reason: z.string().min(1),
  level: level.exactOptional(),
  title: title.exactOptional(),
  capability: capability.exactOptional(),
  clause,
  source: source.exactOptional(),
  why: why.exactOptional(),
  excluded,
});

const extensionSchema = z.strictObject({
  set: z.string().min(1),
  /** Set that this one adds to and changes. */
  extends: z.string().min(1),
  /** An open set may still change. */
  status: z.enum(['open', 'frozen']),
  /** Requirements that are new. */
  requirements: z.array(addedSchema).superRefine(refuseDuplicates),
  /** Requirements of an earlier set with another value of one field or more. */
  changes: z.array(changeSchema).superRefine(refuseDuplicates),
});

type Extension = z.infer<typeof extensionSchema>;
type Changed = Extension['changes'][number];

/**
 * Returns a set with what an extension adds and changes. Throws an error that lists every mistake as file:line:column;
 * `file` only names the text in that error.
 */
export function extended(base: RequirementSet, yamlText: string, file: string): RequirementSet {
  const checked = checkYaml(
    extensionSchema.superRefine((extension, context) => {
      refuseContradictions(extension, base, context);
    }),
    yamlText,
    file,
  );
  if (checked.mistakes) throw new Error(checked.mistakes.join('\n'));
  const { set, status, requirements, changes } = checked.data;
  const added = requirements.map((one) => ({ ...one, since: set }));
  const kept = base.requirements.map((one) => {
    const change = changes.find(({ id }) => id === one.id);
    return change ? changedIn(set, one, change) : one;
  });
  return { set, status, requirements: [...kept, ...added].sort(inOrderOfIds(base)) };
}

/** Reports what an extension says of requirements that its base does not have, or has already. */
function refuseContradictions(
  { extends: earlier, requirements, changes }: Extension,
  base: RequirementSet,
  context: z.RefinementCtx,
): void {
  const ids = base.requirements.map(({ id }) => id);
  const report = (path: (string | number)[], message: string): void => {
    context.addIssue({ code: 'custom', path, message });
  };
  if (earlier !== base.set) report(['extends'], `expected ${base.set}, the set before it`);
  requirements.forEach(({ id, splitFrom }, index) => {
    const path = ['requirements', index];
    if (ids.includes(id)) report([...path, 'id'], `${id} is a requirement of set ${base.set}`);
    if (splitFrom !== undefined && !ids.includes(splitFrom))
      report([...path, 'splitFrom'], `set ${base.set} has no requirement ${splitFrom}`);
  });
  changes.forEach((change, index) => {
    const one = base.requirements.find(({ id }) => id === change.id);
    if (!one) report(['changes', index, 'id'], `set ${base.set} has no requirement ${change.id}`);
    else if (changesOf(one, change).length === 0)
      report(['changes', index], `nothing of ${change.id} is changed`);
  });
}

function changedIn(set: string, one: Requirement, change: Changed): Requirement {
  const { reason, ...values } = change;
  const own = changesOf(one, change).map((field) => {
    return { set, field, from: textOf(one[field]), to: textOf(values[field]), reason };
  });
  return { ...one, ...values, changes: [...(one.changes ?? []), ...own] };
}

const fields = ['level', 'title', 'capability', 'clause', 'source', 'why', 'excluded'] as const;

/** Fields to which a change gives another value. */
function changesOf(one: Requirement, change: Changed): Change['field'][] {
  return fields.filter((field) => field in change && textOf(one[field]) !== textOf(change[field]));
}

function textOf(value: string | readonly string[] | undefined): string {
  return typeof value === 'string' ? value : (value ?? []).join(', ');
}

/** Families in the order of the base, and the requirements of a family by their number. */
function inOrderOfIds(base: RequirementSet): (one: Requirement, other: Requirement) => number {
  const families = [...new Set(base.requirements.map(({ id }) => familyOf(id)))];
  return ({ id: one }, { id: other }) =>
    families.indexOf(familyOf(one)) - families.indexOf(familyOf(other)) || one.localeCompare(other);
}

function familyOf(id: string): string {
  return id.slice(0, 2);
}
