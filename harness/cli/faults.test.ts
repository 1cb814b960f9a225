import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { parse } from 'yaml';
import { z } from 'zod';
import { judge } from './judge';
import { root } from './lane-run';
import { planOf, type Plan } from './plan';

const folder = join(root, 'fixtures', 'faults');
const out = mkdtempSync(join(tmpdir(), 'rooms-conformance-faults-'));

const faults = z
  .array(
    z.strictObject({
      fault: z.string(),
      does: z.string(),
      breaks: z.array(z.string()).min(1),
      lane: z.string(),
      says: z.string(),
    }),
  )
  .parse(parse(readFileSync(join(folder, 'faults.yaml'), 'utf8')));

after(() => {
  rmSync(out, { recursive: true });
});

for (const { fault, does, breaks, lane, says } of faults) {
  test(`${fault}: a server that ${does} is caught by ${breaks.join(' and ')}`, async (t) => {
    const options = { out, servers: 3, serversIn: 'processes', lane: [lane] } as const;
    const plan = planOf({ ...options, requirement: breaks });
    const judging = judge(broken(plan, fault), options, { say: () => undefined });
    const judged = await judging.catch((error: unknown) => {
      if (!String(error).includes('needs Redis')) throw error;
      t.skip(String(error));
    });
    if (!judged) return;
    const { verdict } = judged;
    for (const id of breaks) {
      const found = verdict.requirements.find((requirement) => requirement.id === id);
      assert.equal(found?.status, 'failed', `${id} did not fail`);
      const messages = found.scenarios.map(({ message }) => message ?? '');
      const isSaid = messages.some((message) => message.includes(says));
      assert.ok(isSaid, `${id} failed without saying "${says}":\n${messages.join('\n')}`);
    }
  });
}

function broken(plan: Plan, fault: string): Plan {
  const command = `exec "${process.execPath}" --require ts-node/register "${join(folder, fault)}.ts"`;
  return { ...plan, target: { ...plan.target, name: fault, start: { command }, cwd: root } };
}
