import { allLosses, shrinkages, type Comparison, type Loss } from '../../verdict/comparison';

/** The comparison for programs, as JSON text: the verdicts without their scenarios, each requirement, and what is worse than in the first. */
export function comparisonJson(comparison: Comparison): string {
  const { columns, rows, caveats } = comparison;
  const lost = allLosses(comparison);
  const record = {
    verdicts: columns.map(({ name, verdict: { outcome, coverage, totals } }) => ({
      name,
      outcome,
      coverage,
      totals,
    })),
    caveats,
    requirements: rows.map(({ id, level, title, cells }) => ({
      id,
      level,
      title,
      statuses: cells.map((cell) => cell?.status ?? null),
    })),
    worse: lost.map(lossRecord),
    coversLess: shrinkages(comparison).map(({ column, requirements, lanes }) => ({
      verdict: column.name,
      requirements,
      lanes,
    })),
  };
  return `${JSON.stringify(record, null, 2)}\n`;
}

function lossRecord({ column, row: { id, level }, before, after }: Loss): object {
  return { verdict: column.name, id, level, before, after };
}
