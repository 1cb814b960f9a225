import { partsOf } from '../verdict/failure-message';
import type { RequirementVerdict, ScenarioStatus, ScenarioVerdict } from '../verdict/schema';
import { failuresIn, type Failure } from './failures';
import { counted, oneLine } from './plain-text';

/** One cause that stands under one or several requirements. */
export interface Cause {
  readonly status: ScenarioStatus;
  /** What went wrong, on one line; clients are not named if they differ. */
  readonly text: string;
  /** Ids of the requirements that have it, in the order of the verdict. */
  readonly requirements: readonly string[];
  /** Number of scenarios that have it, over all lanes. */
  readonly scenarios: number;
  readonly members: readonly ScenarioVerdict[];
  /** The first scenario that has it. */
  readonly first: { readonly requirement: RequirementVerdict; readonly scenario: ScenarioVerdict };
}

interface Found {
  readonly requirement: RequirementVerdict;
  readonly scenario: ScenarioVerdict;
}

/** Failed requirements that share a whole message are this many, or each is reported by itself. */
const many = 3;

/** More ids than these are counted and not named. */
const mostNamed = 10;

/** Causes that kept requirements from being tested, by the first line of their messages; those of most requirements first. */
export function openCauses(requirements: readonly RequirementVerdict[]): Cause[] {
  const found = scenariosOf(requirements);
  return (['blocked', 'inconclusive'] as const).flatMap((status) =>
    grouped(
      found.filter(({ scenario }) => scenario.status === status),
      ({ scenario }) => keyOf(firstLine(scenario)),
    ),
  );
}

/** What a cause leads to: `blocks RM-01, RM-02 and 31 more (80 scenarios)`. */
export function effectOf({ status, requirements, scenarios }: Cause): string {
  const verb = status === 'blocked' ? 'blocks' : 'leaves open';
  return `${verb} ${idsText(requirements)} (${counted(scenarios, 'scenario')})`;
}

/** A failure, and in words which other requirements fail for the same cause. */
export interface DistinctFailure extends Failure {
  readonly also?: string;
}

/** The failures that no listed deviation covers. A cause that many requirements share is there once. */
export function distinctFailures(requirements: readonly RequirementVerdict[]): DistinctFailure[] {
  const shared = new Map(
    sharedFailures(requirements).flatMap((cause) => cause.members.map((one) => [one, cause])),
  );
  return failuresIn(requirements).flatMap((failure): DistinctFailure[] => {
    const cause = shared.get(failure.scenarios[0]);
    if (!cause) return [failure];
    if (!failure.scenarios.includes(cause.first.scenario)) return [];
    const [, ...others] = cause.requirements;
    const also = `the same also fails ${idsText(others)} (${counted(cause.scenarios, 'scenario')} in all)`;
    return [{ ...failure, also }];
  });
}

/**
 * Causes that many failed requirements share. The first line of such a message often only says what was sent, so that
 * these are the same only if all lines are.
 */
export function sharedFailures(requirements: readonly RequirementVerdict[]): Cause[] {
  const found = scenariosOf(requirements).filter(
    ({ requirement, scenario }) =>
      requirement.status !== 'expected-failure' && scenario.status === 'failed',
  );
  const causes = grouped(found, ({ scenario }) => keyOf(partsOf(scenario.message ?? '').rest));
  return causes.filter((cause) => cause.requirements.length >= many);
}

/** The ids of a cause, shortened: `RM-01, RM-02 and 31 more`. */
function idsText(ids: readonly string[]): string {
  const left = ids.length - mostNamed;
  const named = ids.slice(0, mostNamed).join(', ');
  return left > 0 ? `${named} and ${left} more` : named;
}

function scenariosOf(requirements: readonly RequirementVerdict[]): Found[] {
  return requirements.flatMap((requirement) =>
    requirement.scenarios.map((scenario) => ({ requirement, scenario })),
  );
}

function grouped(found: readonly Found[], toKey: (one: Found) => string): Cause[] {
  const groups = new Map<string, [Found, ...Found[]]>();
  for (const one of found) {
    const key = toKey(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()]
    .map(causeOf)
    .sort((one, other) => other.requirements.length - one.requirements.length);
}

function causeOf(group: readonly [Found, ...Found[]]): Cause {
  const [first] = group;
  const texts = new Set(group.map(({ scenario }) => firstLine(scenario)));
  const text = firstLine(first.scenario);
  return {
    status: first.scenario.status,
    text: texts.size === 1 ? text : anonymous(text),
    requirements: [...new Set(group.map(({ requirement }) => requirement.id))],
    scenarios: group.length,
    members: group.map(({ scenario }) => scenario),
    first,
  };
}

/** First line of a message after the step; a title such as `the fence of alice@1` needs the two lines after it. */
function firstLine({ message = 'no message' }: ScenarioVerdict): string {
  const [first = '', expected = '', received = ''] = partsOf(message).rest.split('\n');
  const isTitle = expected.startsWith('  expected ') && received.startsWith('  received ');
  return oneLine(isTitle ? `${first}: ${expected},${received}` : first);
}

const label = /(?<![\p{L}\d'-])(?:\p{L}+'s )?[\p{L}\d-]+@\d+/gu;

/** Text without the labels of clients, such as `alice@1`: scenarios with the same cause have different clients. */
function anonymous(text: string): string {
  return text.replace(label, 'a client').replace(/a client(?:,? +a client)+/g, 'clients');
}

/** Messages that are equal this far are taken for equal: some contain very large payloads. */
const comparedCharacters = 2000;

/** A text as `inspect` shows it, in the quotes that it does not contain; what contains all three has escaped ones. */
const quoted = /(?<!\w)'(?:\\.|[^'\\])*'(?!\w)|"(?:\\.|[^"\\])*"|`(?:\\.|[^`\\])*`/g;

/** Returns the text by which causes are the same: without clients, quoted values, and names of rooms. */
export function keyOf(text: string): string {
  return anonymous(text.slice(0, comparedCharacters))
    .replace(quoted, '""')
    .replace(/ \(the [a-z]+\)/g, '')
    .replace(/\b(to|of|in|joined|left) the [a-z]+/g, '$1 a room');
}
