import { rankSchema, type Rank } from '../specification/requirements';
import { exercisedMusts } from './coverage/exercised';
import type { RequirementVerdict, Status, Verdict } from './schema';

/** A verdict with its name in a comparison. */
export interface Column {
  readonly name: string;
  readonly verdict: Verdict;
}

/** A requirement in all verdicts; a cell is undefined if its verdict does not contain the requirement. */
export interface ComparisonRow extends Pick<RequirementVerdict, 'id' | 'level' | 'title'> {
  /** Folder of its feature; empty if no feature states it. */
  readonly area: string;
  readonly cells: readonly (RequirementVerdict | undefined)[];
}

/** Verdicts side by side: of several targets, or of one target in several versions or with several adapters. */
export interface Comparison {
  readonly columns: readonly Column[];
  readonly rows: readonly ComparisonRow[];
  /** Reasons why the verdicts cannot be compared in every respect. */
  readonly caveats: readonly string[];
}

/** A requirement with a worse status in a column than in the first one. */
export interface Loss {
  readonly column: Column;
  readonly row: ComparisonRow;
  readonly before: Status;
  readonly after: Status | 'absent';
}

/** Coverage of a column that is smaller than that of the first one. */
export interface Shrinkage {
  readonly column: Column;
  /** Ids of the MUST requirements that only the first verdict exercised. */
  readonly requirements: readonly string[];
  /** Lanes that only the first verdict contains. */
  readonly lanes: readonly string[];
}

/** Compares verdicts. Requirements keep the order of the first verdict that contains them. */
export function compare(columns: readonly Column[]): Comparison {
  const known = new Map(
    columns.flatMap(({ verdict }) => verdict.requirements).map((one) => [one.id, one]),
  );
  const rows = [...known.keys()].map((id) => rowOf(id, columns));
  return { columns, rows, caveats: caveatsOf(columns) };
}

function rowOf(id: string, columns: readonly Column[]): ComparisonRow {
  const cells = columns.map(({ verdict }) => verdict.requirements.find((one) => one.id === id));
  const { level, title } = cells.find((cell) => cell !== undefined) as RequirementVerdict;
  const feature = cells.find((cell) => cell?.feature !== undefined)?.feature;
  return { id, level, title, area: feature?.split('/')[1] ?? '', cells };
}

/** Differences between the runs themselves, which may explain a difference between the targets. */
function caveatsOf(columns: readonly Column[]): string[] {
  const differing = (what: string, of: (verdict: Verdict) => string): string[] => {
    const values = new Set(columns.map(({ verdict }) => of(verdict)));
    return values.size > 1 ? [`The verdicts are of different ${what}.`] : [];
  };
  return [
    ...differing('requirement sets', ({ suite }) => suite.requirementSet),
    ...differing('features', ({ suite }) => suite.featuresDigest),
    ...differing('lanes', ({ environment }) => environment.lanes.join()),
  ];
}

/** Whether a requirement has different statuses in the columns. */
export function differs({ cells }: ComparisonRow): boolean {
  return new Set(cells.map((cell) => cell?.status)).size > 1;
}

/** Requirements of a level, or of the lesson without one, that are worse in a column than in the first. */
export function losses({ columns, rows }: Comparison, level: Rank | undefined): Loss[] {
  return rows
    .filter((row) => row.level === level)
    .flatMap((row) => columns.slice(1).flatMap((column, index) => lossIn(row, index + 1, column)));
}

/** Returns all losses, the gravest level first. */
export function allLosses(comparison: Comparison): Loss[] {
  return [...rankSchema.options, undefined].flatMap((level) => losses(comparison, level));
}

function lossIn(row: ComparisonRow, index: number, column: Column): Loss[] {
  const before = row.cells[0]?.status;
  const after = row.cells[index]?.status ?? 'absent';
  if (before === undefined || !isWorse(before, after)) return [];
  return [{ column, row, before, after }];
}

/** Columns that exercised less than the first: what is left out cannot fail. */
export function shrinkages({ columns }: Comparison): Shrinkage[] {
  const [first, ...others] = columns;
  if (!first) return [];
  const missing = (of: (verdict: Verdict) => readonly string[], column: Column): string[] =>
    of(first.verdict).filter((one) => !of(column.verdict).includes(one));
  return others
    .map((column) => ({
      column,
      requirements: missing(({ requirements }) => exercisedMusts(requirements), column),
      lanes: missing(({ environment }) => environment.lanes, column),
    }))
    .filter(({ requirements, lanes }) => requirements.length + lanes.length > 0);
}

const holds: readonly string[] = ['passed', 'unexpected-pass'];
const broken: readonly string[] = ['failed', 'flaky'];

/** A requirement that passed must pass: it may not fail, become a deviation, stop applying, or be left out. One that did not fail may not fail. */
function isWorse(before: Status, after: Loss['after']): boolean {
  if (holds.includes(before)) return !holds.includes(after);
  return !broken.includes(before) && broken.includes(after);
}
