import { levelSchema } from '../../specification/requirements';
import {
  statusSchema,
  type StatusCounts,
  type Status,
  type Suite,
  type Verdict,
} from '../../verdict/schema';
import {
  coverageText,
  mechanicalScoreText,
  mutationScoreText,
  outcomeText,
  verdictReason,
} from '../verdict-text';
import { counted } from '../plain-text';
import { html, type Html } from './html';
import { statusMark } from './status-badges';

const outcomeStatus = {
  conformant: 'passed',
  'not-conformant': 'failed',
  incomplete: 'not-run',
  'no-verdict': 'not-run',
} as const;

/** Renders the first screen: the verdict and its grounds. */
export function masthead(verdict: Verdict): Html {
  const { suite, target, outcome } = verdict;
  return html`<header class="masthead ${outcomeStatus[outcome]}">
    <p class="suite">
      ${suite.name} ${suite.version}
      <span class="quiet">requirement set ${suite.requirementSet}</span>
    </p>
    <h1>
      <span class="outcome">${outcomeText(verdict)}</span>
      <bdi class="target">${target.name} ${target.version}</bdi>
    </h1>
    <p class="grounds">${coverageText(verdict)}</p>
    <p class="grounds">${verdictReason(verdict)}</p>
    ${rests(verdict)}
  </header>`;
}

/** Renders the facts of a run, and the counts of requirements and scenarios by status. */
export function rests(verdict: Verdict): Html {
  return html`<div class="rests">
    <dl class="facts">${facts(verdict)}</dl>
    <div class="tallies">${levelTable(verdict)} ${laneTable(verdict)}</div>
  </div>`;
}

function facts(verdict: Verdict): Html[] {
  const { suite, target, environment, durationMs } = verdict;
  const { servers, backplane, node, silenceWindowMs } = environment;
  const rows: readonly (readonly [string, string | Html | undefined])[] = [
    ['Interrupted', verdict.interrupted],
    ['Servers', counted(servers, 'server')],
    ['Backplane', backplane],
    ['Silence window', `${silenceWindowMs} ms: a message that arrives up to this late is noticed`],
    ['Mutation score', mutationScore(suite)],
    ['Random sample', mechanicalScoreText(suite)],
    ['Capabilities', target.capabilities.join(', ')],
    ['Run', `${(durationMs / 1000).toFixed(1)} s on Node ${node}${startText(environment)}`],
    ['Target file', target.file],
    ['Commit', commitText(target)],
    ['Features', html`<code>${suite.featuresDigest}</code>`],
  ];
  return rows.flatMap(([name, value]) =>
    value === undefined
      ? []
      : [
          html`<div>
            <dt>${name}</dt>
            <dd><bdi>${value}</bdi></dd>
          </div>`,
        ],
  );
}

function startText({ startedAt }: Verdict['environment']): string {
  return startedAt === undefined ? '' : `, begun ${startedAt}`;
}

function commitText({ commit }: Verdict['target']): string | undefined {
  if (!commit) return undefined;
  return commit.isModified ? `${commit.id}, with modified files` : commit.id;
}

function mutationScore(suite: Suite): string | undefined {
  const score = mutationScoreText(suite);
  return score && `${score}, over ${suite.mutationScore?.backplane ?? ''}`;
}

function levelTable({ totals }: Verdict): Html {
  const rows = levelSchema.options.map((level) => ({ name: level, counts: totals.byLevel[level] }));
  const own = totals.own ? [{ name: 'Your own', counts: totals.own }] : [];
  return tally('Requirements', [...rows, { name: 'Lesson', counts: totals.lesson }, ...own]);
}

function laneTable({ environment, requirements }: Verdict): Html {
  const scenarios = requirements.flatMap((requirement) => requirement.scenarios);
  const rows = environment.lanes.map((lane) => {
    const statuses = scenarios.filter((one) => one.lane === lane).map(({ status }) => status);
    return { name: lane, counts: countsOf(statuses) };
  });
  return tally('Scenarios', rows);
}

/** A row of a tally. */
interface Tallied {
  readonly name: string;
  readonly counts: Partial<StatusCounts>;
}

/** Renders how many have each status, without columns for statuses that none has. */
function tally(caption: string, rows: readonly Tallied[]): Html {
  const columns = statusSchema.options.filter((status) =>
    rows.some(({ counts }) => (counts[status] ?? 0) > 0),
  );
  const body = rows.map(
    ({ name, counts }) =>
      html`<tr>
        <th scope="row">${name}</th>
        ${columns.map((status) => cell(status, counts[status] ?? 0))}
      </tr>`,
  );
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0">
    <table class="tally">
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          <td></td>
          ${columns.map((status) => html`<th scope="col">${statusMark(status)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${body}
      </tbody>
    </table>
  </div>`;
}

function cell(status: Status, count: number): Html {
  return html`<td class="${count === 0 ? 'zero' : status}">${count}</td>`;
}

function countsOf(statuses: readonly Status[]): Partial<StatusCounts> {
  const counts: Partial<StatusCounts> = {};
  for (const status of statuses) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}
