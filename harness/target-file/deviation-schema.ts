import { z } from 'zod';
import { map } from './checked-yaml';

/** Begins a reason that `run --write-deviations` has drafted and nobody has written yet. */
export const draftMark = 'TODO';

const drafted = new RegExp(`^${draftMark}\\b`, 'i');

const deviation = map({
  requirement: z.string(),
  reason: z
    .string()
    .trim()
    .min(1, 'needs a text: why the target deviates')
    .refine((reason) => !drafted.test(reason), {
      error: `is a draft: say why the target deviates, and take ${draftMark} away`,
    }),
  lanes: z
    .array(z.enum(['one-server', 'three-servers', 'polling']))
    .min(1)
    .exactOptional(),
  scenarios: z.array(z.string()).min(1).exactOptional(),
  issue: z.string().exactOptional(),
  since: z.iso.date('the day on which it was listed, such as 2027-01-31'),
  until: z.iso.date('the last day on which it holds, such as 2027-06-30').exactOptional(),
}).refine(({ since, until }) => until === undefined || since <= until, {
  path: ['until'],
  error: 'lies before since',
});

type Deviation = z.infer<typeof deviation>;

/** A deviation of a target file. */
export interface ListedDeviation extends Readonly<Deviation> {
  /** Where it stands, as `file:line:column`. */
  readonly at: string;
}

/** `deviations` of a target file. Two of them that excuse the same are a mistake: one of them would never be missed. */
export const deviationsSchema = z.array(deviation).superRefine((deviations, context) => {
  deviations.forEach((one, index) => {
    const first = deviations.slice(0, index).findIndex((other) => overlap(one, other));
    if (first < 0) return;
    const message = `deviations.${first} excuses the same scenarios of ${one.requirement} already`;
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

/** Lists that are left out stand for everything. */
function haveInCommon(one: readonly string[] | undefined, other: typeof one): boolean {
  return !one || !other || one.some((item) => other.includes(item));
}
