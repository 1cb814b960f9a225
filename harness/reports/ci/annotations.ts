import type { RequirementVerdict, ScenarioVerdict, Verdict } from '../../verdict/schema';
import { distinctFailures, effectOf, openCauses, type DistinctFailure } from '../causes';
import { failureText, type FailureContext, type FailureText } from '../failures';
import type { Report } from '../html/report';
import { capitalized, counted, excerpt, plainVerdict } from '../plain-text';
import { runProblems } from '../run-problems';
import { sourcePlaceOf } from '../source-place';
import type { PlaceOf } from './annotation-places';
import type { Annotation } from './workflow-commands';

/** GitHub shows no more errors of a step, and no more warnings. */
const most = 10;

/** Lines of a message that are shown. */
const lines = 12;

interface Context {
  readonly report: Report;
  readonly placeOf: PlaceOf;
}

/** What failed, each requirement once, at the place for the first scenario that shows it: first problems of the run, then MUST and the lesson, then the other levels. */
export function annotationsOf(report: Report, placeOf: PlaceOf): Annotation[] {
  const verdict = plainVerdict(report.verdict);
  const problems = runProblems(verdict).map(({ name, message }) => ({
    level: 'error' as const,
    title: `Not so: ${name}`,
    message: excerpt(message, lines).join('\n'),
  }));
  const distinct = distinctFailures(verdict.requirements);
  const failures = verdict.requirements.flatMap(({ id }) => {
    const [first, ...others] = distinct.filter(({ requirement }) => requirement.id === id);
    return first ? [annotationOf(first, others.length, { report, placeOf })] : [];
  });
  const errors = failures.filter(({ level }) => level === 'error');
  const warnings = failures.filter(({ level }) => level === 'warning');
  return [
    ...[...problems, ...errors].slice(0, most),
    ...[...causeAnnotations(verdict, { report, placeOf }), ...warnings].slice(0, most),
  ];
}

/** A warning for each cause that kept requirements from being tested, at the first scenario that shows it. */
function causeAnnotations({ requirements }: Verdict, context: Context): Annotation[] {
  return openCauses(requirements).map((cause) => {
    const { requirement, scenario } = cause.first;
    const text = failureText({ requirement, scenarios: [scenario] }, contextOf(context.report));
    const message = [cause.text, ...bodyOf(text)].join('\n');
    return {
      level: 'warning',
      title: capitalized(effectOf(cause)),
      message,
      ...placed(requirement, scenario, context),
    };
  });
}

/** A failed SHOULD or MAY only warns: by itself, without --strict, it decides nothing. */
function annotationOf(failure: DistinctFailure, others: number, context: Context): Annotation {
  const { requirement, scenarios, also } = failure;
  const text = failureText(failure, contextOf(context.report));
  const more = [
    ...(also === undefined ? [] : [also]),
    ...(others === 0 ? [] : [`and ${counted(others, 'more failure')} of ${requirement.id}`]),
  ];
  return {
    level: requirement.level === 'SHOULD' || requirement.level === 'MAY' ? 'warning' : 'error',
    title: `${text.requirement}: ${text.title}`,
    message: [...bodyOf(text), ...more].join('\n'),
    ...placed(requirement, scenarios[0], context),
  };
}

function contextOf({ explanations, rerun, verdict }: Report): FailureContext {
  return { explanations, rerun, runs: verdict.environment.runs, folder: '' };
}

function placed(
  requirement: RequirementVerdict,
  { name }: ScenarioVerdict,
  { report, placeOf }: Context,
): ReturnType<PlaceOf> {
  return placeOf(sourcePlaceOf(requirement, name, report.explanations));
}

function bodyOf({ scenario, step, message }: FailureText): string[] {
  return [scenario, ...(step === undefined ? [] : [step]), ...excerpt(message, lines)];
}
