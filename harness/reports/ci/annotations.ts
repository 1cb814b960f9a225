import { failuresIn, failureText, type Failure, type FailureText } from '../failures';
import type { Report } from '../html/report';
import { counted, excerpt, plainVerdict } from '../plain-text';
import { runProblems } from '../run-problems';
import { sourcePlaceOf } from '../source-place';
import type { Annotation } from './workflow-commands';

/** GitHub shows no more errors of a step, and no more warnings. */
const most = 10;

/** Lines of a message that are shown. */
const lines = 12;

/** What failed, at the first scenario that shows it: first problems of the run, then MUST and the lesson, then the other levels. */
export function annotationsOf(report: Report): Annotation[] {
  const verdict = plainVerdict(report.verdict);
  const problems = runProblems(verdict).map(({ name, message }) => ({
    level: 'error' as const,
    title: `Not so: ${name}`,
    message: excerpt(message, lines).join('\n'),
  }));
  const failures = verdict.requirements.flatMap((requirement) => {
    const [first, ...others] = failuresIn([requirement]);
    return first ? [annotationOf(first, others.length, report)] : [];
  });
  const errors = failures.filter(({ level }) => level === 'error');
  const warnings = failures.filter(({ level }) => level === 'warning');
  return [...[...problems, ...errors].slice(0, most), ...warnings.slice(0, most)];
}

/** A failed SHOULD or MAY only warns: by itself, without --strict, it decides nothing. */
function annotationOf(failure: Failure, others: number, report: Report): Annotation {
  const { requirement, scenarios } = failure;
  const { explanations, rerun, verdict } = report;
  const context = { explanations, rerun, runs: verdict.environment.runs, folder: '' };
  const { file, line } = sourcePlaceOf(requirement, scenarios[0].name, explanations);
  const text = failureText(failure, context);
  const more = others === 0 ? [] : [`and ${counted(others, 'more failure')} of ${requirement.id}`];
  return {
    level: requirement.level === 'SHOULD' || requirement.level === 'MAY' ? 'warning' : 'error',
    title: `${text.requirement}: ${text.title}`,
    message: [...bodyOf(text), ...more].join('\n'),
    file,
    ...(line !== undefined && { line }),
  };
}

function bodyOf({ scenario, step, message }: FailureText): string[] {
  return [scenario, ...(step === undefined ? [] : [step]), ...excerpt(message, lines)];
}
