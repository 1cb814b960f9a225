import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { MutationInterrupted } from '../mutation/mutant-runner';
import { writeMutationResult } from '../mutation/mutation-files';
import { isComplete, type MutantResult } from '../mutation/mutation-result';
import { mutationSummary } from '../mutation/mutation-summary';
import { runMutants } from '../mutation/run-mutants';
import { root } from '../package-root';
import { requirementSetOption } from './requirement-set';
import { Interruption } from '../run/interruption/interruption';
import { checkNames } from '../run/options';
import { print, say } from '../run/terminal';
import { loadRequirements } from '../specification/requirement-file';
import { mutantsInSet } from '../specification/sets/earlier-set';
import { allMutants, type Mutant } from '../specification/mutants';

interface MutantsOptions {
  readonly full?: boolean;
  readonly mutant?: readonly string[];
  readonly requirementSet?: string;
  readonly out: string;
}

/** The command `mutants`: runs the suite against its deliberately broken servers. */
export function mutantsCommand(done: (code: number) => void): Command {
  return new Command('mutants')
    .description('Test the suite itself: run it against deliberately broken servers (mutants)')
    .option('--mutant <name...>', 'run only these mutants')
    .addOption(requirementSetOption())
    .option('--full', 'run all requirements against each mutant, not only those that it breaks')
    .option('--out <dir>', 'folder for mutants.json and mutants.html', 'reports')
    .addHelpText(
      'after',
      '\nA mutant is killed if each requirement that it breaks fails with the declared message.\nExit codes: 0 all mutants were killed, 1 at least one survived, 130 interrupted',
    )
    .action(async (options: MutantsOptions) => {
      done(await runCommand(options));
    });
}

async function runCommand(options: MutantsOptions): Promise<number> {
  const { full = false, mutant, requirementSet, out } = options;
  const mutants = selected(mutant, requirementSet);
  const countdown = new Countdown(mutants.length);
  // Ends this process at a signal, also one that comes between two runs or while the servers of one stop.
  const interruption = new Interruption(say);
  try {
    const result = await runMutants({
      mutants,
      full,
      ...(requirementSet !== undefined && { requirementSet }),
      on: { say, finished: countdown.next },
    });
    await writeMutationResult(resolve(out), result);
    print(`\n${mutationSummary(result)}`);
    say(`reports: ${join(resolve(out), 'mutants.json')} and mutants.html`);
    return isComplete(result) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof MutationInterrupted)) throw error;
    say(`${error.message}: no mutation score was measured`);
    return 130;
  } finally {
    interruption.ignore();
  }
}

function selected(
  names: readonly string[] | undefined,
  requirementSet: string | undefined,
): readonly Mutant[] {
  const { set } = loadRequirements(root, requirementSet);
  const all = mutantsInSet(set, allMutants(root));
  checkNames(
    'mutant',
    names ?? [],
    all.map((one) => one.mutant),
  );
  return all.filter((one) => names?.includes(one.mutant) ?? true);
}

/** Prints a line for each mutant that has run, with the time that the others will take. */
class Countdown {
  private started: number | undefined;
  private done = 0;

  constructor(private readonly total: number) {}

  readonly next = ({ mutant, status, durationMs }: MutantResult): void => {
    this.done += 1;
    this.started ??= Date.now() - durationMs;
    const perMutant = (Date.now() - this.started) / this.done;
    const left = Math.ceil((perMutant * (this.total - this.done)) / 1000);
    say(`${this.done}/${this.total}  ${status.padEnd(12)}  ${mutant}  (about ${left} s left)`);
  };
}
