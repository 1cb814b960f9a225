import { z } from 'zod';
import { map } from './checked-yaml';

/** Beginning of a reason that `run --write-deviations` has drafted. */
export const draftMark = 'TODO';

const drafted = new RegExp(`^${draftMark}\\b`, 'i');

const deviation = map({
  requirement: z.string(),
  reason: z
    .string()
    .trim()
    .min(1, 'expected a text that says why the target deviates')
    .refine((reason) => !drafted.test(reason), {
      error: `this reason is a draft: say why the target deviates, and remove ${draftMark}`,
    }),
  lanes: z
    .array(z.enum(['one-server', 'three-servers', 'polling']))
    .min(1)
    .exactOptional(),
  scenarios: z.array(z.string()).min(1).exactOptional(),
  issue: z.string().exactOptional(),
  since: z.iso.date('expected the date of the entry, such as 2027-01-31'),
  until: z.iso.date('expected the last day of the deviation, such as 2027-06-30').exactOptional(),
}).refine(({ since, until }) => until === undefined || since <= until, {
  path: ['until'],
  error: 'expected a date that is not before since',
});

type Deviation = z.infer<typeof deviation>;

/** A deviation of a target file. */
export interface ListedDeviation extends Readonly<Deviation> {
  /** Position in the target file, as `file:line:column`. */
  readonly at: string;
}

/** Schema of `deviations`. Two deviations of the same scenario are a mistake, because one of them would never become stale. */
export const deviationsSchema = z.array(deviation).superRefine((deviations, context) => {
  deviations.forEach((one, index) => {
    const first = deviations.slice(0, index).findIndex((other) => overlap(one, other));
    if (first < 0) return;
    const message = `deviations.${first} already covers these scenarios of ${one.requirement}`;
    context.addIssue({ code: 'custom', path: [index, 'requirement'], message });
  });
});

function overlap(one: Deviation, other: Deviation): boolean {
  return (
    one.requirement === other.requirement &&
    haveInCommon(one.lanes, other.lanes) &&
    haveInCommon(one.scenarios, other.scenarios)
  );
}

/** An absent list stands for everything. */
function haveInCommon(one: readonly string[] | undefined, other: typeof one): boolean {
  return !one || !other || one.some((item) => other.includes(item));
}
