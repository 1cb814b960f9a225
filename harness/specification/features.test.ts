import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { before, test } from 'node:test';
import { loadConfiguration, loadSupport, runCucumber } from '@cucumber/cucumber/api';
import type { Envelope } from '@cucumber/messages';
import { root } from '../package-root';
import { loadClauses } from './contract';
import { driftOf } from './drift';
import { loadRequirements } from './requirement-file';
import { readSpecification, type Specification } from './specification';

/** A step as Cucumber has loaded it. */
interface Step {
  readonly id: string;
  readonly keyword: string;
  readonly pattern: string | RegExp;
  readonly uri: string;
  readonly line: number;
  /** As it was written: every step runs in a wrapper. */
  readonly unwrappedCode: (...args: never[]) => unknown;
}

let specification: Specification;
let envelopes: Envelope[];
let steps: readonly Step[];

before(async () => {
  specification = await readSpecification(root);
  const provided = { dryRun: true };
  const { runConfiguration } = await loadConfiguration({ provided }, { cwd: root });
  const support = await loadSupport(runConfiguration, { cwd: root });
  ({ stepDefinitions: steps } = support as unknown as { stepDefinitions: Step[] });
  envelopes = [];
  const environment = { cwd: root, stdout: new PassThrough().resume() };
  await runCucumber({ ...runConfiguration, support }, environment, (envelope) =>
    envelopes.push(envelope),
  );
});

test('features, requirement set and contract agree', () => {
  const { set, placeOf } = loadRequirements(root);
  const { requirements } = set;
  const documentedTags = tagsIn(join(root, 'features', 'README.md'));
  const clauses = [...loadClauses(root).keys()];
  const frozen = { requirements, placeOf, documentedTags, clauses };
  assert.deepEqual(driftOf(specification, frozen), []);
});

test('every step of every feature is defined, once', () => {
  const wrong = envelopes.flatMap(({ testCase }) => {
    const own = testCase?.testSteps.filter(({ hookId }) => hookId === undefined) ?? [];
    const isWrong = own.some(({ stepDefinitionIds }) => stepDefinitionIds?.length !== 1);
    return isWrong ? [placeOfPickle(testCase?.pickleId)] : [];
  });
  assert.deepEqual(wrong, []);
});

test('every step definition is used', () => {
  const used = usedIn(() => true);
  assert.deepEqual(steps.filter(({ id }) => !used.has(id)).map(placeOfStep), []);
});

test('every Then is a Then in the features, and asserts', () => {
  const outcomes = usedIn((type) => type === 'Outcome');
  const asserts = /\bthrow\b|\b(assert|must|first|disconnected)\w*\)?\(/;
  const unasserted = steps.filter(
    ({ id, keyword, unwrappedCode }) =>
      outcomes.has(id) !== (keyword === 'Then') ||
      (keyword === 'Then' && !asserts.test(unwrappedCode.toString())),
  );
  assert.deepEqual(unasserted.map(placeOfStep), []);
});

/** Ids of the definitions of those steps that stand in the features in a certain part: Context, Action, Outcome. */
function usedIn(isPart: (type: string | undefined) => boolean): Set<string> {
  const types = new Map(
    envelopes.flatMap(({ pickle }) => pickle?.steps ?? []).map(({ id, type }) => [id, type]),
  );
  const testSteps = envelopes.flatMap(({ testCase }) => testCase?.testSteps ?? []);
  const wanted = testSteps.filter(
    ({ pickleStepId }) => pickleStepId !== undefined && isPart(types.get(pickleStepId)),
  );
  return new Set(wanted.flatMap(({ stepDefinitionIds }) => stepDefinitionIds ?? []));
}

function placeOfStep({ uri, line, pattern }: Step): string {
  return `${uri}:${line}: ${String(pattern)}`;
}

function placeOfPickle(id: string | undefined): string {
  const pickle = envelopes.find((envelope) => envelope.pickle?.id === id)?.pickle;
  return `${pickle?.uri ?? ''}:${pickle?.location?.line ?? 0}: "${pickle?.name ?? ''}"`;
}

function tagsIn(file: string): string[] {
  return (
    readFileSync(file, 'utf8')
      .match(/`@[\w-]+`/g)
      ?.map((tag) => tag.slice(1, -1)) ?? []
  );
}
