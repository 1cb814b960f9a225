import assert from 'node:assert/strict';
import { test } from 'node:test';
import { root } from '../package-root';
import { allMutants } from '../specification/mutants';
import { recordFor } from '../specification/mutation-record';
import { prove } from './prover';

// A check that cannot fail is worth nothing: each fault has to be caught, by what it declares and for the reason that it declares.
test('the correct server passes, and every fault is killed', async (t) => {
  const say = (line: string): void => {
    t.diagnostic(line);
  };
  const proof = await prove({
    faults: allMutants(root),
    full: false,
    on: { say, proven: () => undefined },
  });
  assert.deepEqual(proof.correct, { outcome: 'conformant', failed: [] });
  for (const { fault, does, breaks, status, reason } of proof.faults) {
    const declared = breaks.length > 0 ? breaks.join(' and ') : 'the preflight';
    await t.test(`${fault}: a server that ${does} is caught by ${declared}`, (each) => {
      if (status === 'not-run') each.skip(reason);
      else assert.equal(status, 'killed', reason);
    });
  }
  if (proof.totals['not-run'] === 0) assert.deepEqual(proof.unproven, []);
  const { faults, killed } = recordFor(root, proof.suite.featuresDigest) ?? {};
  const expected = proof.faults.length;
  assert.deepEqual([faults, killed], [expected, expected], 'write the record: npm run proof');
});
