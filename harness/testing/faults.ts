import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { after, before, test } from 'node:test';
import { judge } from '../cli/judge';
import { root } from '../cli/lane-run';
import { planOf, type Plan } from '../cli/plan';
import { bundle } from '../target/bundle';
import { loadFaults, type Fault } from '../specification/faults';
import type { Verdict } from '../verdict/schema';

/** Tests that the suite catches each fault which the `faults.yaml` of a folder lists: a check that cannot fail is worth nothing. */
export function proveFaults(folder: string): void {
  const out = mkdtempSync(join(tmpdir(), 'rooms-conformance-faults-'));
  const faults = loadFaults(folder);
  let servers = '';
  before(async () => {
    servers = await bundle(
      root,
      faults.map(({ fault }) => join(folder, `${fault}.ts`)),
    );
  });
  after(() => {
    rmSync(out, { recursive: true });
  });
  for (const fault of faults) {
    const { fault: name, does, breaks } = fault;
    void test(`${name}: a server that ${does} is caught by ${breaks.join(' and ')}`, async (t) => {
      const reason = await faultIn(fault, join(servers, relative(root, folder)), out);
      if (reason !== undefined) t.skip(reason);
    });
  }
}

/** Fails unless the suite catches it. Returns why it could not be looked for here, if so. */
async function faultIn(fault: Fault, servers: string, out: string): Promise<string | undefined> {
  const { breaks, lane, says } = fault;
  const options = { out, servers: 3, serversIn: 'processes', lane: [lane], ...explored } as const;
  const plan = broken(planOf({ ...options, requirement: breaks }), join(servers, fault.fault));
  try {
    const { verdict } = await judge(plan, options, { say: () => undefined });
    for (const id of breaks) assertCaught(verdict, id, says);
    return undefined;
  } catch (error) {
    if (String(error).includes('needs Redis')) return String(error);
    throw error;
  }
}

function assertCaught({ requirements }: Verdict, id: string, says: string): void {
  const found = requirements.find((requirement) => requirement.id === id);
  const messages = found?.scenarios.map(({ message }) => message ?? '') ?? [];
  assert.equal(found?.status, 'failed', `${id} did not fail: ${messages.join('\n')}`);
  const isSaid = messages.some((message) => message.includes(says));
  assert.ok(isSaid, `${id} failed without saying "${says}":\n${messages.join('\n')}`);
}

/** Always the same histories, as many as it takes: a proof must not depend on luck. */
const explored = { seed: 1, explore: 60_000 };

/** Many faults are seen by an answer that never comes: it is waited for in each of a hundred proofs. */
const answerMs = 2000;

function broken(plan: Plan, file: string): Plan {
  const command = `exec "${process.execPath}" "${file}.js"`;
  const timeouts = { ...plan.target.timeouts, answer: answerMs };
  return {
    ...plan,
    target: { ...plan.target, name: file, start: { command }, timeouts, cwd: root },
  };
}
