import { createColors } from 'picocolors';
import type { Colors } from 'picocolors/types';
import { invocation } from '../../package-root';
import { levelName } from '../../specification/requirements';
import type { Explanation } from '../../specification/explanation';
import type { RequirementVerdict, Status, StatusCounts, Verdict } from '../../verdict/schema';
import { keyOf } from '../causes';
import { causeBlocks } from './causes';
import { failureBlocks } from './failure-blocks';
import type { Rerun } from '../failures';
import { laneCounts } from '../lane-counts';
import { listedEventLines } from '../listed-events';
import { counted, oneLine, plainVerdict } from '../plain-text';
import { countedStatus } from '../status-text';
import { mechanicalScoreText, mutationScoreText, verdictLine } from '../verdict-text';

/** What the summary says beyond the verdict, and how. */
export interface SummaryOptions {
  readonly color: boolean;
  readonly rerun: Rerun;
  readonly explanations: readonly Explanation[];
  /** Folder of the reports as a user in the current folder names it: `reports`. */
  readonly folder: string;
  /** Leaves out everything but the verdict, what failed and what was blocked. */
  readonly quiet?: boolean;
}

/** Human-readable result of a run for a terminal: header, everything that needs attention, and the verdict as the last line. */
export function summary(verdict: Verdict, options: SummaryOptions): string {
  const { color, rerun, explanations } = options;
  const folder = options.folder === '' ? '' : `${options.folder}/`;
  const c = createColors(color);
  const plain = plainVerdict(verdict);
  const { runs } = plain.environment;
  const context = { rerun, explanations, runs, folder };
  const blocks = [...failureBlocks(plain, context, c), ...causeBlocks(plain, context, c)];
  const sections = options.quiet
    ? [...blocks, lastLine(plain, c)]
    : [header(plain, c), ...blocks, ...remarks(plain, folder, c), lastLine(plain, c)];
  return `${sections.filter((text) => text !== '').join('\n\n')}\n`;
}

/** What needs attention besides failures. */
function remarks(plain: Verdict, folder: string, c: Colors): string[] {
  return [
    section('Expected failures', reasons(plain, 'expected-failure'), c),
    section('Stale deviations', reasons(plain, 'unexpected-pass'), c),
    section('Expired deviations', expired(plain), c),
    section('Servers that crashed', crashLines(plain, folder), c),
    section('Not run', grouped(plain, 'not-run'), c),
    section('Not applicable', grouped(plain, 'not-applicable'), c),
    section('Excluded', excluded(plain), c),
    section('Findings', (plain.findings ?? []).map(indented), c),
    section('Events that no operation explains', listedEventLines(plain).map(indented), c),
    section('Problems with the run itself', plain.problems.map(indented), c),
  ];
}

const labelWidth = 15;

function header(verdict: Verdict, c: Colors): string {
  const { suite, target, environment, totals } = verdict;
  const { servers, backplane, node, silenceWindowMs, seed } = environment;
  const scores = [mutationScoreText(suite), mechanicalScoreText(suite)].filter(
    (score) => score !== undefined,
  );
  const unknown = `unknown for these features (\`${invocation} mutants\` measures it)`;
  return [
    c.bold(`${suite.name} ${suite.version}, requirement set ${suite.requirementSet}`),
    row('target', `${oneLine(target.name)} ${oneLine(target.version)}`),
    row('capabilities', target.capabilities.map(oneLine).join(', ')),
    row('servers', `${servers}, backplane: ${oneLine(backplane)}, Node ${node}`),
    row('mutation score', scores.length > 0 ? scores.join('; ') : unknown),
    row('silence window', silence(silenceWindowMs)),
    ...(seed === undefined
      ? []
      : [row('seed', `${seed}: names and random histories follow from it`)]),
    ...laneCounts(verdict).map(([lane, counts]) => row(lane, listed([...counts]))),
    ...Object.entries({ ...totals.byLevel, lesson: totals.lesson, ...ownRow(totals) }).map(
      ([level, counts]) => row(level, listed(Object.entries(counts) as [Status, number][])),
    ),
  ].join('\n');
}

function ownRow({ own }: Verdict['totals']): Record<string, StatusCounts> {
  return own ? { 'your own': own } : {};
}

function silence(ms: number): string {
  return `${ms} ms: clients listen this long after the last scenario; later leaks are not caught`;
}

function row(label: string, text: string): string {
  return `  ${label.padEnd(labelWidth)} ${text}`;
}

function listed(counts: readonly (readonly [Status, number])[]): string {
  const some = counts.filter(([, count]) => count > 0);
  return some.map(([status, count]) => countedStatus(count, status)).join(', ') || 'none';
}

function section(title: string, lines: readonly string[], c: Colors): string {
  return lines.length === 0 ? '' : [c.bold(title), ...lines].join('\n');
}

function indented(text: string): string {
  return `  ${oneLine(text)}`;
}

function reasons({ requirements }: Verdict, status: Status): string[] {
  return requirements
    .filter((requirement) => requirement.status === status)
    .map(({ id, level, reason }) => indented(`${id} ${levelName(level)}: ${reason ?? ''}`));
}

function expired({ expiredDeviations = [] }: Verdict): string[] {
  return expiredDeviations.map(({ message }) => indented(message));
}

function crashLines({ crashes = [] }: Verdict, folder: string): string[] {
  return crashes.flatMap(({ instance, reason, lastLines, log }) => {
    const all = log === undefined ? '' : `; its whole output: ${folder}${log}`;
    return [`  ${instance} ${oneLine(reason)}${all}`, ...lastLines.map((line) => `    ${line}`)];
  });
}

/** Reasons, each with the number of scenarios, or of requirements of which no scenario was selected. */
function grouped({ requirements }: Verdict, status: 'not-run' | 'not-applicable'): string[] {
  const scenarios = requirements.flatMap((requirement) => requirement.scenarios);
  const unselected = requirements.filter((one) => one.status === status && isUnselected(one));
  const messages = scenarios.filter((s) => s.status === status).map(({ message }) => message);
  const unselectedFor = unselected.map(({ reason }) => reason);
  return [...countLines(messages, 'scenario'), ...countLines(unselectedFor, 'requirement')];
}

function isUnselected({ status, scenarios }: RequirementVerdict): boolean {
  return status === 'not-run' && scenarios.length === 0;
}

/** Requirements that no scenario can check: the reasons are the set's, not the run's. */
function excluded({ requirements }: Verdict): string[] {
  const without = requirements.filter(
    ({ status, scenarios }) => status === 'not-applicable' && scenarios.length === 0,
  );
  if (without.length === 0) return [];
  const ids = without.map(({ id }) => id).join(', ');
  return [
    `  ${ids}: no scenario can check this from outside; \`${invocation} explain ID\` says why`,
  ];
}

function countLines(texts: readonly (string | undefined)[], noun: string): string[] {
  const groups = new Map<string, string[]>();
  for (const text of texts.map((one) => oneLine(one ?? ''))) {
    const group = groups.get(keyOf(text)) ?? [];
    groups.set(keyOf(text), [...group, text]);
  }
  return [...groups.values()].map(([text = '', ...others]) => {
    const isOne = others.every((other) => other === text);
    const example = isOne ? text : `${text}, and others like this`;
    return `  ${counted(others.length + 1, noun)}: ${example}`;
  });
}

function lastLine(verdict: Verdict, c: Colors): string {
  const open = c.yellow;
  const paint = {
    conformant: c.green,
    'not-conformant': c.red,
    incomplete: open,
    'no-verdict': open,
  };
  return c.bold(paint[verdict.outcome](verdictLine(verdict)));
}
