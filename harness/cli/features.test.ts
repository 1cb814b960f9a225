import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { before, test } from 'node:test';
import { loadConfiguration, runCucumber } from '@cucumber/cucumber/api';
import type { Envelope, Pickle } from '@cucumber/messages';
import { parseRequirements, type Requirement } from '../verdict/requirements';
import { root } from './lane-run';

const claims = ['O1-O4', 'B1-B6', 'U1-U7', 'M1-M4', 'E1-E3', 'F1-F3', 'K1-K5'].flatMap(idsIn);
const known = documentedTags();
const file = join(root, 'fixtures', 'requirements', '1.0.yaml');
const { requirements } = parseRequirements(readFileSync(file, 'utf8'), file);

let envelopes: Envelope[];
let pickles: Pickle[];

before(async () => {
  envelopes = [];
  const { runConfiguration } = await loadConfiguration(
    { provided: { dryRun: true } },
    { cwd: root },
  );
  const environment = { cwd: root, stdout: new PassThrough().resume() };
  await runCucumber(runConfiguration, environment, (envelope) => envelopes.push(envelope));
  pickles = envelopes.flatMap(({ pickle }) => (pickle ? [pickle] : []));
});

test('every step of every feature is defined, once', () => {
  const wrong = envelopes.flatMap(({ testCase }) => {
    const steps = testCase?.testSteps.filter((step) => step.stepDefinitionIds?.length !== 1) ?? [];
    const undefinedOnes = steps.filter((step) => step.hookId === undefined);
    return undefinedOnes.length > 0 ? [pickles.find(({ id }) => id === testCase?.pickleId)] : [];
  });
  assert.deepEqual(wrong.map(placeOf), []);
});

test('every step definition is used', () => {
  const used = new Set(
    envelopes.flatMap(({ testCase }) =>
      (testCase?.testSteps ?? []).flatMap(({ stepDefinitionIds }) => stepDefinitionIds ?? []),
    ),
  );
  const unused = envelopes.flatMap(({ stepDefinition: step }) =>
    step && !used.has(step.id) ? [step.pattern.source] : [],
  );
  assert.deepEqual(unused, []);
});

test('no two scenarios have one title', () => {
  const titles = pickles.map(({ name, uri }) => `${uri}: ${name}`);
  const names = pickles.map(({ name }) => name);
  const twice = titles.filter((_, index) => names.indexOf(names[index] ?? '') !== index);
  assert.deepEqual(twice, []);
});

test('every scenario has one requirement of the set, at its level', () => {
  const wrong = pickles
    .filter((pickle) => !tagsOf(pickle).includes('@control'))
    .filter((pickle) => requirementOf(pickle) === undefined);
  assert.deepEqual(wrong.map(placeOf), []);
});

test('every requirement that is not excluded has a scenario, and its title is the sentence of its Rule', () => {
  const rules = new Map(
    envelopes.flatMap(({ gherkinDocument }) =>
      (gherkinDocument?.feature?.children ?? []).flatMap(({ rule }) =>
        rule ? rule.tags.map(({ name }) => [name, rule.name] as const) : [],
      ),
    ),
  );
  const checked = requirements.filter(({ excluded }) => excluded === undefined);
  assert.deepEqual(
    checked.map(({ id }) => [id, rules.get(`@${id}`)]),
    checked.map(({ id, title }) => [id, title]),
  );
});

test('every claim of the lesson has a scenario', () => {
  const tags = new Set(pickles.flatMap(tagsOf));
  assert.deepEqual(
    claims.filter((claim) => !tags.has(`@claim-${claim}`)),
    [],
  );
});

test('every tag is documented', () => {
  const tags = [...new Set(pickles.flatMap(tagsOf))].filter(
    (tag) => !/^@[A-Z]{2}-\d{2}$/.test(tag),
  );
  assert.deepEqual(
    tags.filter((tag) => !tag.startsWith('@claim-') && !known.includes(tag)),
    [],
  );
});

function idsIn(range: string): string[] {
  const [first = '', last = ''] = range.split('-');
  const count = Number(last.slice(1));
  return Array.from({ length: count }, (_, index) => `${first.slice(0, 1)}${index + 1}`);
}

function documentedTags(): string[] {
  const text = readFileSync(join(root, 'features', 'README.md'), 'utf8');
  return text.match(/`@[\w-]+`/g)?.map((tag) => tag.slice(1, -1)) ?? [];
}

function tagsOf(pickle: Pickle): string[] {
  return pickle.tags.map(({ name }) => name);
}

function requirementOf(pickle: Pickle): Requirement | undefined {
  const tags = tagsOf(pickle);
  const ids = tags.filter((tag) => /^@[A-Z]{2}-\d{2}$/.test(tag));
  const levels = tags.filter((tag) => /^@(must|should|may)$/.test(tag));
  return requirements.find(
    ({ id, level }) => ids.join() === `@${id}` && levels.join() === `@${level.toLowerCase()}`,
  );
}

function placeOf(pickle: Pickle | undefined): string {
  return `${pickle?.uri ?? ''}:${pickle?.location?.line ?? 0} ${pickle?.name ?? ''}`;
}
