import { counted } from '../../harness/reports/plain-text';
import type { RequirementVerdict, Verdict } from '../../harness/verdict/schema';
import type { End, Killer } from './result';
import type { Ended, Selection } from './suite-run';

/** Runs a part of the suite against one mutant. */
export type RunAgainst = (selection: Selection) => Promise<Ended>;

/** What is known about a mutant before the first run. */
export interface Hints {
  /** Requirements that will probably fail. */
  readonly likely: readonly Killer[];
  /** Returns whether any run of the whole suite executes the code of the mutant. */
  readonly isReached: () => Promise<boolean>;
}

/** All lanes, the quickest first; lanes beside each other run in parallel. */
const stages = [['one-server'], ['three-servers', 'polling']];

/** A failure that does not happen again alone may come from an earlier scenario; this many are tried. */
const mostTries = 3;

/**
 * Looks for a MUST requirement that fails against a mutant, alone: at first among those that are likely, then in lane after
 * lane. Code that no run executes is not tried.
 */
export async function hunt(run: RunAgainst, { likely, isReached }: Hints): Promise<End> {
  const found = new Found();
  for (const { lanes, requirement } of selectionsOf(likely)) {
    const end = await attempt(run, { lanes, requirement, untilFailure: true }, found);
    if (end) return end;
  }
  if (!(await isReached())) return { status: 'survived', note: 'no scenario executes this code' };
  found.forget();
  for (const lanes of stages) {
    const end = await attempt(run, { lanes, untilFailure: true }, found);
    if (end) return end;
  }
  return found.end();
}

function selectionsOf(
  likely: readonly Killer[],
): (Pick<Selection, 'lanes'> & { requirement: string[] })[] {
  const lanes = [...new Set(likely.map(({ lane }) => lane))];
  return lanes.map((lane) => ({
    lanes: [lane],
    requirement: likely.filter((one) => one.lane === lane).map(({ id }) => id),
  }));
}

/** Returns the end of a mutant that one run and the runs of single requirements after it have killed. */
async function attempt(
  run: RunAgainst,
  selection: Selection,
  found: Found,
): Promise<End | undefined> {
  const ended = await run(selection);
  if ('stopped' in ended) return { status: 'no-start', note: firstLine(ended.stopped) };
  const failures = failuresIn(ended.verdict);
  const musts = failures.filter(({ isMust }) => isMust).slice(0, mostTries);
  for (const { id, lane } of musts) {
    const isAlone = selection.requirement?.length === 1;
    const alone = isAlone
      ? ended
      : await run({ lanes: [lane], requirement: [id], untilFailure: true });
    if ('verdict' in alone && failuresIn(alone.verdict).some((one) => one.id === id))
      return { status: 'must', by: { id, lane } };
  }
  found.add(ended, failures);
  return undefined;
}

interface Failure extends Killer {
  readonly isMust: boolean;
}

function failuresIn({ requirements }: Pick<Verdict, 'requirements'>): Failure[] {
  const failed = requirements.filter(({ status }) => status === 'failed' || status === 'flaky');
  return failed.flatMap(({ id, level, lanes }) => {
    const isMust = level === undefined || level === 'MUST';
    const entries = Object.entries(lanes).filter(([, status]) => status === 'failed');
    return entries.map(([lane]) => ({ id, lane, isMust }));
  });
}

/** What the runs against a mutant have shown that has not killed it. */
class Found {
  private readonly shoulds: Killer[] = [];
  private readonly together: string[] = [];
  private readonly unjudged = new Map<string, string>();
  private ranOutOfTime = false;

  add(
    { verdict, ranOutOfTime }: Extract<Ended, { verdict: Verdict }>,
    failures: readonly Failure[],
  ): void {
    for (const { id, lane, isMust } of failures) {
      if (isMust) this.together.push(`${id} (${lane})`);
      else this.shoulds.push({ id, lane });
    }
    for (const { id, status } of verdict.requirements.filter(isUnjudged))
      this.unjudged.set(id, status);
    this.ranOutOfTime ||= ranOutOfTime;
  }

  /** Forgets what the likely requirements have shown: they run again with all others. */
  forget(): void {
    this.shoulds.length = 0;
    this.together.length = 0;
    this.unjudged.clear();
  }

  end(): End {
    const [by] = this.shoulds;
    const notes = [
      this.listed('failed together with others only', this.together),
      this.listed(
        'SHOULD',
        this.shoulds.map(({ id, lane }) => `${id} (${lane})`),
      ),
      this.listed(
        'not judged',
        [...this.unjudged].map(([id, status]) => `${id} ${status}`),
      ),
    ].filter((text) => text !== '');
    const note = notes.length > 0 && { note: notes.join('; ') };
    if (by) return { status: 'should', by, ...note };
    if (this.ranOutOfTime) return { status: 'timed-out', ...note };
    return { status: this.unjudged.size > 0 ? 'incomplete' : 'survived', ...note };
  }

  private listed(title: string, items: readonly string[]): string {
    if (items.length === 0) return '';
    const shown = items.slice(0, 5).join(', ');
    return items.length > 5
      ? `${title}: ${shown}, … (${counted(items.length, 'requirement')})`
      : `${title}: ${shown}`;
  }
}

function isUnjudged({ status, level }: RequirementVerdict): boolean {
  return level === 'MUST' && (status === 'blocked' || status === 'inconclusive');
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
