import { formatDuration } from '../../client/deadline';
import type { AnsweredRequest } from '../observations';

/** Milliseconds from which answers make a run noticeably longer. */
const slowMs = 500;

/** Answers that a scenario waits for, one after the other; some send as many requests at once, which a server may answer one by one. */
const answersInScenario = 5;

/** Returns, human-readable, how slow the answers of a server are, and what to set; undefined if they are fast enough. `deadlineMs` is `timeouts.answer`. */
export function slowAnswers(
  answers: readonly AnsweredRequest[],
  deadlineMs: number,
): string | undefined {
  const [slowest] = fastestOfEach(answers).sort((one, other) => other.ms - one.ms);
  if (!slowest || slowest.ms < slowMs) return undefined;
  const took = formatDuration(Math.round(slowest.ms));
  const lines = [
    `the server takes ${took} or more to answer ${slowest.operation}, and a scenario waits for about ${answersInScenario} answers: expect ${formatDuration(Math.round(slowest.ms * answersInScenario))} for each scenario; --requirement and --lane select fewer`,
  ];
  if (slowest.ms * answersInScenario >= deadlineMs) {
    const seconds = Math.ceil((slowest.ms * (answersInScenario + 1)) / 1000);
    lines.push(
      `timeouts.answer is ${formatDuration(deadlineMs)}, which five requests at once may exceed; these lines allow more`,
      `  timeouts: { answer: ${seconds}s }`,
    );
  }
  return lines.join('\n');
}

/** Returns the fastest answer to each operation: a single late one may be the fault of the machine. */
function fastestOfEach(answers: readonly AnsweredRequest[]): AnsweredRequest[] {
  const fastest = new Map<string, AnsweredRequest>();
  for (const one of answers) {
    const known = fastest.get(one.operation);
    if (!known || one.ms < known.ms) fastest.set(one.operation, one);
  }
  return [...fastest.values()];
}
