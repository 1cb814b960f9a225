import type { LessonTotals } from '../../../verdict/lesson/statement-verdicts';
import { statusSchema, type Verdict } from '../../../verdict/schema';
import { countedStatus } from '../../status-text';

/** Human-readable count of the statements by mark: `83 statements: 43 shown, 30 corrected, 10 not testable.`. */
export function marksText({ statements, marks }: LessonTotals): string {
  const { shown, corrected, opinion } = marks;
  return `${statements} statements: ${shown} shown, ${corrected} corrected, ${opinion} not testable.`;
}

/** Human-readable count of the testable statements by the status of their scenarios on a target. */
export function statusesText(
  { statuses }: LessonTotals,
  { target }: Pick<Verdict, 'target'>,
): string {
  const counts = statusSchema.options.flatMap((status) => {
    const count = statuses.get(status);
    return count === undefined ? [] : [countedStatus(count, status)];
  });
  return `On ${target.name}, by their scenarios: ${counts.join(', ')}.`;
}
