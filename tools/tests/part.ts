/** Tiers of tests: `npm test`, `npm run test:all` and `npm run test:soak`. */
export const tiers = ['test', 'all', 'soak'] as const;
export type Tier = (typeof tiers)[number];

/** Number of tests, mutants or targets that passed, failed or were skipped. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Those among the passed ones that failed at first and passed when they ran again, alone. */
  readonly flaky?: number;
  /** A line for each failure, repeated at the end of the run. */
  readonly failures?: readonly string[];
}

/** Settings that all parts of one run share. */
export interface TestSettings {
  /** Seed of every random sample, printed at the start. */
  readonly seed: number;
  /** Prints a line. */
  readonly say: (line: string) => void;
}

/** One part of a tier. */
export interface TestPart {
  readonly name: string;
  readonly tier: Tier;
  /** Minutes that it may take on two cores. Exceeding them is printed, not a failure. */
  readonly budgetMinutes: number;
  /** Program without which the whole part is skipped. */
  readonly needs?: Program;
  readonly run: (settings: TestSettings) => Promise<Tally>;
}

/** Programs that some tests need and a machine may lack. */
export const programs = [
  'docker',
  'docker compose',
  'redis-server',
  'openssl',
  'chromium',
  'java',
  'python-socketio',
  'nestjs-11',
  'bun',
  'package-users',
  'node-versions',
] as const;
export type Program = (typeof programs)[number];

/** Adds tallies. */
export function sum(tallies: readonly Tally[]): Tally {
  const total = (key: Exclude<keyof Tally, 'failures'>): number =>
    tallies.reduce((all, one) => all + (one[key] ?? 0), 0);
  const flaky = total('flaky');
  const failures = tallies.flatMap((one) => one.failures ?? []);
  return {
    passed: total('passed'),
    failed: total('failed'),
    skipped: total('skipped'),
    ...(flaky > 0 && { flaky }),
    ...(failures.length > 0 && { failures }),
  };
}
