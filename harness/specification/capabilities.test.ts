import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../package-root';
import { allMutants } from './mutants';
import { loadRequirements } from './requirement-file';

/** For each capability, the mutant that switches its basic function off. */
const switchedOff: Readonly<Record<string, string>> = {
  roster: 'lists-nobody',
  moderation: 'moves-nobody',
  'whole-rooms': 'moves-no-room',
  presence: 'notifies-nobody',
  asking: 'asks-nobody',
  flags: 'local-ignored',
  auth: 'auth-root-only',
  'private-rooms': 'private-is-a-name',
  'dynamic-namespaces': 'no-patterns',
  'private-namespaces': 'patterns-are-open',
  recovery: 'recovers-nobody',
  monitoring: 'measures-nothing',
  cluster: 'adapter-forgotten',
  'fault-injection': 'waits-for-the-dead',
  nestjs: 'nest-handles-nothing',
};

const { requirements } = loadRequirements(root).set;
const mutants = allMutants(root);

for (const capability of capabilitiesOfContract())
  test(`a target that declares ${capability} and does not have it is not conformant`, () => {
    const basic = requirements.filter(
      (one) => one.level === 'MUST' && one.capability === capability && one.excluded === undefined,
    );
    assert.ok(basic.length > 0, `no MUST requirement is of the capability ${capability}`);
    const off = mutants.find(({ mutant }) => mutant === switchedOff[capability]);
    const broken = basic.filter(({ id }) => off?.breaks.includes(id));
    assert.ok(broken.length > 0, `${off?.mutant ?? 'no mutant'} breaks none of them`);
  });

/** Every target has the core; without it, no run begins. */
function capabilitiesOfContract(): string[] {
  const text = readFileSync(join(root, 'docs', 'contract.md'), 'utf8');
  const rows = [...text.matchAll(/^\| <a id="c2-\d+"><\/a>2\.\d+ +\| `([a-z-]+)`/gm)];
  const names = rows.map(([, name = '']) => name).filter((name) => name !== 'core');
  assert.ok(names.length > 0, 'docs/contract.md has no table of capabilities');
  return names;
}
