import type { Colors } from 'picocolors/types';
import type { Verdict } from '../../verdict/schema';
import { failuresIn, failureText, type FailureContext, type FailureText } from '../failures';
import { excerpt } from '../plain-text';

/** Lines of a message that a terminal shows. */
const mostLines = 25;

/** One block for each failure that no listed deviation covers, as a terminal shows it. */
export function failureBlocks(
  { requirements }: Verdict,
  context: FailureContext,
  colors: Colors,
): string[] {
  return failuresIn(requirements).map((failure) => block(failureText(failure, context), colors));
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
