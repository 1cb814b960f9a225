import type { Colors } from 'picocolors/types';
import type { Verdict } from '../../verdict/schema';
import { distinctFailures } from '../causes';
import { failureText, type FailureContext, type FailureText } from '../failures';
import { excerpt } from '../plain-text';

/** Lines of a message that a terminal shows. */
const mostLines = 25;

/** One block for each failure that no listed deviation covers, and one for all that share a cause. */
export function failureBlocks(
  { requirements }: Verdict,
  context: FailureContext,
  colors: Colors,
): string[] {
  return distinctFailures(requirements).map((failure) => {
    const own = block(failureText(failure, context), colors);
    return failure.also === undefined ? own : `${own}\n  ${failure.also}`;
  });
}

function block(
  { requirement, title, scenario, step, message, next }: FailureText,
  c: Colors,
): string {
  return [
    `${c.red(`✗ ${requirement}`)}  ${title}`,
    `  ${scenario}`,
    ...(step === undefined ? [] : [`  ${step}`]),
    '',
    ...excerpt(message, mostLines).map((line) => `    ${line}`.trimEnd()),
    '',
    ...next.map((line) => `  ${line}`),
  ].join('\n');
}
