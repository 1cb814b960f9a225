import { randomInt } from 'node:crypto';
import { Command, Option } from 'commander';
import {
  programs,
  sum,
  tiers,
  type TestPart,
  type Program,
  type TestSettings,
  type Tier,
} from './part';
import { parts } from './parts';
import { missingPrograms } from './programs';
import { budgetTable, tallyText, type Finished } from './table';
import { programTests } from './test-files';

interface Options {
  readonly seed?: string;
  readonly require: readonly Program[];
  readonly part?: string;
}

/** Runs a tier of tests: prints the missing programs, each part, the time budgets and the tally. */
async function main(): Promise<number> {
  let code = 1;
  const command = new Command('tests')
    .argument('<tier>', `one of ${tiers.join(', ')}`)
    .option('--seed <n>', 'seed of the samples (default: random)')
    .option('--part <text>', 'only the parts whose name contains this text')
    .addOption(
      new Option('--require <program...>', 'fail if one of these programs is missing')
        .choices(programs)
        .default([]),
    )
    .action(async (tier: Tier, options: Options) => {
      code = await runTier(tier, options);
    });
  await command.parseAsync();
  return code;
}

async function runTier(tier: Tier, { seed, require: required, part }: Options): Promise<number> {
  const chosen = parts.filter((one) => one.tier === tier && one.name.includes(part ?? ''));
  if (chosen.length === 0) throw new Error(`no part of the tier ${tier} is named ${part ?? ''}`);
  const settings: TestSettings = {
    seed: seed === undefined ? randomInt(2 ** 31) : Number(seed),
    say,
  };
  say(`tier: ${tier}; seed: ${settings.seed}`);
  const missing = tier === 'test' ? new Set<Program>() : await missingPrograms();
  for (const program of missing) sayMissing(program, chosen);
  const unmet = required.filter((program) => missing.has(program));
  if (unmet.length > 0) {
    say(`FAILED: this run requires ${unmet.join(', ')}`);
    return 1;
  }
  const finished: Finished[] = [];
  for (const one of chosen) finished.push(await runPart(one, missing, settings));
  return ended(finished);
}

/** Prints the result of a tier, and returns its exit code. */
function ended(finished: readonly Finished[]): number {
  const tally = sum(finished);
  say(`\n${budgetTable(finished)}\n${tallyText(tally)}`);
  for (const failure of tally.failures ?? []) say(`FAILED: ${failure}`);
  return tally.failed === 0 ? 0 : 1;
}

/** Prints how much does not run without a program; nothing if the tier does not need it. */
function sayMissing(program: Program, chosen: readonly TestPart[]): void {
  const files = programTests.filter(({ needs }) => needs.includes(program)).length;
  const whole = chosen.filter(({ needs }) => needs === program).length;
  if (files + whole === 0) return;
  say(`missing: ${program}, so ${files} test files skip tests and ${whole} parts are skipped`);
}

async function runPart(
  { name, budgetMinutes, needs, run }: TestPart,
  missing: ReadonlySet<Program>,
  settings: TestSettings,
): Promise<Finished> {
  say(`\n== ${name}`);
  if (needs !== undefined && missing.has(needs)) {
    say(`skipped: ${needs} is missing`);
    return { name, budgetMinutes, tookMs: 0, passed: 0, failed: 0, skipped: 1 };
  }
  const started = Date.now();
  const tally = await run(settings).catch((error: unknown) => {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    say(`FAILED: ${text}`);
    return { passed: 0, failed: 1, skipped: 0, failures: [text] };
  });
  const failures = tally.failures?.map((failure) => `${name}: ${failure}`);
  return {
    name,
    budgetMinutes,
    tookMs: Date.now() - started,
    ...tally,
    ...(failures && { failures }),
  };
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

void main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    say(error instanceof Error ? error.message : String(error));
    process.exit(1);
  },
);
