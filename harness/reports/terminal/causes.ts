import type { Colors } from 'picocolors/types';
import type { Verdict } from '../../verdict/schema';
import { effectOf, openCauses, type Cause } from '../causes';
import { failureText, type FailureContext } from '../failures';
import { excerpt } from '../plain-text';

/** Lines of a message that a terminal shows for one cause. */
const mostLines = 8;

/** One block for each cause that kept requirements from being tested: it accuses nobody, so it is no failure. */
export function causeBlocks(
  { requirements }: Verdict,
  context: FailureContext,
  c: Colors,
): string[] {
  return openCauses(requirements).map((cause) => block(cause, context, c));
}

function block(cause: Cause, context: FailureContext, c: Colors): string {
  const { requirement, scenario: first } = cause.first;
  const text = failureText({ requirement, scenarios: [first] }, context);
  const step = text.step === undefined ? [] : [`  ${text.step}`];
  const heading = `${cause.text}: ${effectOf(cause)}`;
  return [
    `${c.yellow(cause.status === 'blocked' ? '■ blocked' : '≈ inconclusive')}  ${heading}`,
    `  ${text.requirement}  ${text.scenario}`,
    ...step,
    '',
    ...excerpt(text.message, mostLines).map((line) => `    ${line}`.trimEnd()),
    '',
    ...text.next.map((line) => `  ${line}`),
  ].join('\n');
}
