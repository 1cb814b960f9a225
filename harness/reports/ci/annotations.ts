import { failuresIn, type Failure } from '../failures';
import type { Report } from '../html/report';
import { counted, excerpt, oneLine, plainVerdict } from '../plain-text';
import { runFaults } from '../run-problems';
import { placeOf } from './source-place';
import type { Annotation } from './workflow-commands';

/** GitHub shows no more errors of a step than so many. */
const most = 10;

/** So many lines of a message are shown. */
const lines = 12;

/** What failed, at the first scenario that says so: first what is wrong with the run, then MUST before what decides less. */
export function annotationsOf({ verdict, explanations }: Report): Annotation[] {
  const plain = plainVerdict(verdict);
  const faults = runFaults(plain).map(({ name, message }) => ({
    level: 'error' as const,
    title: name,
    message: excerpt(message, lines).join('\n'),
  }));
  const failures = plain.requirements.flatMap((requirement) => {
    const [first, ...others] = failuresIn([requirement]);
    return first ? [annotationOf(first, others.length, explanations)] : [];
  });
  const errors = failures.filter(({ level }) => level === 'error');
  const warnings = failures.filter(({ level }) => level === 'warning');
  return [...[...faults, ...errors].slice(0, most), ...warnings.slice(0, most)];
}

/** What is no MUST decides nothing by itself without --strict. */
function annotationOf(
  { requirement, scenarios }: Failure,
  others: number,
  explanations: Report['explanations'],
): Annotation {
  const { id, level, title } = requirement;
  const [{ name, message = 'no message' }] = scenarios;
  const { file, line } = placeOf(requirement, name, explanations);
  const lanes = [...new Set(scenarios.map(({ lane }) => lane))].join(', ');
  const more = others === 0 ? [] : [`and ${counted(others, 'more failure')} of ${id}`];
  return {
    level: level === 'MUST' ? 'error' : 'warning',
    title: `${id} ${level}: ${oneLine(title)}`,
    message: [`"${oneLine(name)}" in ${lanes}`, ...excerpt(message, lines), ...more].join('\n'),
    file,
    ...(line !== undefined && { line }),
  };
}
