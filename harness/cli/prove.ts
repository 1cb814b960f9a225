import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { holds, type MutantResult } from '../mutation/proof';
import { writeProof } from '../mutation/proof-files';
import { proofSummary } from '../mutation/proof-summary';
import { prove, ProofInterrupted } from '../mutation/prover';
import { root } from '../package-root';
import { checkNames } from '../run/options';
import { allMutants, type Mutant } from '../specification/mutants';

interface ProveOptions {
  readonly full?: boolean;
  readonly fault?: readonly string[];
  readonly out: string;
}

/** The command `prove`: is every fault caught, by the requirement and with the message that it declares? */
export function proveCommand(done: (code: number) => void): Command {
  return new Command('prove')
    .description('run the suite against its own broken servers: each must be caught')
    .option('--fault <name...>', 'only these faults')
    .option('--full', 'all requirements of the lane against each, not only those that it breaks')
    .option('--out <dir>', 'where proof.json and proof.html go', 'reports')
    .action(async (options: ProveOptions) => {
      done(await runProof(options));
    });
}

async function runProof({ full = false, fault, out }: ProveOptions): Promise<number> {
  const faults = selected(fault);
  const countdown = new Countdown(faults.length);
  try {
    const proof = await prove({ faults, full, on: { say, proven: countdown.proven } });
    await writeProof(resolve(out), proof);
    process.stdout.write(`\n${proofSummary(proof)}`);
    say(`reports: ${join(resolve(out), 'proof.json')} and proof.html`);
    return holds(proof) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof ProofInterrupted)) throw error;
    say(`${error.message}: there is no proof`);
    return 130;
  }
}

function selected(names: readonly string[] | undefined): readonly Mutant[] {
  const all = allMutants(root);
  checkNames(
    'fault',
    names ?? [],
    all.map(({ fault }) => fault),
  );
  return all.filter(({ fault }) => names?.includes(fault) ?? true);
}

/** Says of each fault what became of it, and how long the rest will take. */
class Countdown {
  private started: number | undefined;
  private done = 0;

  constructor(private readonly total: number) {}

  readonly proven = ({ fault, status, durationMs }: MutantResult): void => {
    this.done += 1;
    this.started ??= Date.now() - durationMs;
    const perFault = (Date.now() - this.started) / this.done;
    const left = Math.ceil((perFault * (this.total - this.done)) / 1000);
    say(`${this.done}/${this.total}  ${status.padEnd(12)}  ${fault}  (about ${left} s left)`);
  };
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
