import { isKilled, meanings, statuses, type Result } from './result';
import { oneLine } from './equivalents';

/** Results of a sample of the mutants. */
export interface Sample {
  /** Number of mutants that the sample was taken from. */
  readonly of: number;
  readonly seed: number;
  readonly results: readonly Result[];
  /** Names of the mutants of the sample that are listed as equivalent; they did not run. */
  readonly equivalent: readonly string[];
}

/** Figures of a sample. */
export interface Score {
  readonly totals: Readonly<Record<Result['status'], number>>;
  readonly equivalent: number;
  /** Mutants that are not listed as equivalent. */
  readonly ran: number;
  readonly killed: number;
  /** Killed ones, and those against which the suite reports anything else. */
  readonly noticed: number;
  /** Seconds of a run of one mutant, on average. */
  readonly secondsPerMutant: number;
}

/** Returns the figures of a sample. */
export function scoreOf({ results, equivalent }: Sample): Score {
  const of = (wanted: Result['status']): number =>
    results.filter(({ status }) => status === wanted).length;
  const ms = results.reduce((sum, { durationMs }) => sum + durationMs, 0);
  return {
    totals: Object.fromEntries(statuses.map((one) => [one, of(one)])) as Score['totals'],
    equivalent: equivalent.length,
    ran: results.length,
    killed: results.filter(isKilled).length,
    noticed: results.length - of('survived') - of('timed-out'),
    secondsPerMutant: results.length === 0 ? 0 : Math.round(ms / results.length / 100) / 10,
  };
}

/** Returns the figures as text for a terminal, after a list of the mutants that are not killed. */
export function scoreText(sample: Sample): string {
  const { totals, equivalent, ran, killed, noticed, secondsPerMutant } = scoreOf(sample);
  const alive = sample.results.filter((result) => !isKilled(result));
  const sorted = statuses.flatMap((one) => alive.filter(({ status }) => status === one));
  const count = (status: string, number: number, meaning: string): string =>
    `  ${status.padEnd(12)}${String(number).padStart(5)}  ${meaning}`;
  const lines = [
    ...(sorted.length > 0 ? ['Not killed', ...sorted.map(resultText), ''] : []),
    `Sample: ${ran + equivalent} of ${sample.of} mutants, seed ${sample.seed}, without string literals`,
    ...statuses.map((one) => count(one, totals[one], meanings[one])),
    count('equivalent', equivalent, 'no client can tell it from the correct server; not run'),
    `${secondsPerMutant} s for each mutant`,
    `MUTATION SCORE: ${killed} of ${ran} mutants killed (${percent(killed, ran)}), ${noticed} noticed (${percent(noticed, ran)})`,
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/** Returns a line about a mutant, and one with its change. */
export function resultText({
  name,
  file,
  line,
  status,
  by,
  note,
  mutator,
  code,
  replacement,
}: Result): string {
  const seen = [by && `${by.id} (${by.lane})`, note].filter((text) => text !== undefined);
  return [
    `  ${status}  ${name}  ${seen.join('; ')}`.trimEnd(),
    `    ${file}:${line}  ${mutator}: ${shortened(code)} → ${shortened(replacement)}`,
  ].join('\n');
}

const longest = 90;

function shortened(code: string): string {
  const text = oneLine(code);
  return text.length <= longest ? text : `${text.slice(0, longest)}…`;
}

function percent(part: number, whole: number): string {
  return whole === 0 ? 'no mutant ran' : `${Math.floor((100 * part) / whole)} %`;
}
