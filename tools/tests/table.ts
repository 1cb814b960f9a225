import type { Tally } from './part';

/** Result of one part. */
export interface Finished extends Tally {
  readonly name: string;
  readonly budgetMinutes: number;
  readonly tookMs: number;
}

/** Returns the time budget of each part beside the time that it took, both in minutes and seconds. */
export function budgetTable(finished: readonly Finished[]): string {
  const rows = finished.map(({ name, budgetMinutes, tookMs, ...tally }) => [
    name,
    clock(budgetMinutes * 60_000),
    clock(tookMs),
    tallyText(tally),
    tookMs > budgetMinutes * 60_000 ? 'over budget' : '',
  ]);
  const header = ['part', 'budget', 'taken', 'result', ''];
  const widths = header.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return [header, ...rows].map((row) => `${line(row)}\n`).join('');
}

/** Returns the closing line of a tier. */
export function tallyText({ passed, failed, skipped, flaky }: Tally): string {
  const unstable = flaky === undefined ? '' : `, ${flaky} flaky`;
  return `${passed} passed, ${failed} failed, ${skipped} skipped${unstable}`;
}

function clock(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
