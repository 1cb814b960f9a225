import type { LessonTotals } from '../../../verdict/lesson/statement-verdicts';
import { countedStatus } from '../../status-text';

/** Human-readable count of the statements by mark: `83 statements: 43 shown, 30 corrected, 10 not testable.`. */
export function marksText({ statements, marks }: LessonTotals): string {
  const { shown, corrected, opinion } = marks;
  return `${statements} statements: ${shown} shown, ${corrected} corrected, ${opinion} not testable.`;
}

/** Human-readable count of the testable statements by the status of their scenarios. */
export function statusesText({ statuses }: LessonTotals): string {
  const counts = [...statuses].map(([status, count]) => countedStatus(count, status));
  return `On this target, by the scenarios of each: ${counts.join(', ')}.`;
}
