import { floor } from './by-hand';

/** Runs the bare loop as a program of its own: `bare-loop.ts URL SCENARIOS`. Prints the cost of one scenario as JSON. */
async function main([url = '', scenarios = '']: readonly string[]): Promise<void> {
  const cost = await floor(url).run({ scenarios: Number(scenarios), members: 2 });
  process.stdout.write(JSON.stringify(cost));
}

void main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
