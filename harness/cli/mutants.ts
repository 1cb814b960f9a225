import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { holds, type MutantResult } from '../mutation/proof';
import { writeProof } from '../mutation/proof-files';
import { proofSummary } from '../mutation/proof-summary';
import { prove, ProofInterrupted } from '../mutation/prover';
import { root } from '../package-root';
import { checkNames } from '../run/options';
import { allMutants, type Mutant } from '../specification/mutants';

interface MutantsOptions {
  readonly full?: boolean;
  readonly mutant?: readonly string[];
  readonly out: string;
}

/** The command `mutants`: runs the suite against its deliberately broken servers. */
export function mutantsCommand(done: (code: number) => void): Command {
  return new Command('mutants')
    .description('Test the suite itself: run it against deliberately broken servers (mutants)')
    .option('--mutant <name...>', 'run only these mutants')
    .option('--full', 'run all requirements against each mutant, not only those that it breaks')
    .option('--out <dir>', 'folder for mutants.json and mutants.html', 'reports')
    .addHelpText(
      'after',
      '\nA mutant is killed if each requirement that it breaks fails with the declared message.\nExit codes: 0 all mutants were killed, 1 one survived, 130 interrupted',
    )
    .action(async (options: MutantsOptions) => {
      done(await runMutants(options));
    });
}

async function runMutants({ full = false, mutant, out }: MutantsOptions): Promise<number> {
  const faults = selected(mutant);
  const countdown = new Countdown(faults.length);
  try {
    const result = await prove({ faults, full, on: { say, proven: countdown.next } });
    await writeProof(resolve(out), result);
    process.stdout.write(`\n${proofSummary(result)}`);
    say(`reports: ${join(resolve(out), 'mutants.json')} and mutants.html`);
    return holds(result) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof ProofInterrupted)) throw error;
    say(`${error.message}: no mutation score was measured`);
    return 130;
  }
}

function selected(names: readonly string[] | undefined): readonly Mutant[] {
  const all = allMutants(root);
  checkNames(
    'mutant',
    names ?? [],
    all.map(({ fault }) => fault),
  );
  return all.filter(({ fault }) => names?.includes(fault) ?? true);
}

/** Prints a line for each mutant that has run, with the time that the others will take. */
class Countdown {
  private started: number | undefined;
  private done = 0;

  constructor(private readonly total: number) {}

  readonly next = ({ fault, status, durationMs }: MutantResult): void => {
    this.done += 1;
    this.started ??= Date.now() - durationMs;
    const perMutant = (Date.now() - this.started) / this.done;
    const left = Math.ceil((perMutant * (this.total - this.done)) / 1000);
    say(`${this.done}/${this.total}  ${status.padEnd(12)}  ${fault}  (about ${left} s left)`);
  };
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
