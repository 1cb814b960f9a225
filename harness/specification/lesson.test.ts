import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { root } from '../package-root';
import { lessonMarkdown, lessonPage, withoutLines } from '../reports/site/lesson-markdown';
import {
  depthIn,
  isNumbered,
  loadLesson,
  scenariosOf,
  statementsNamedIn,
  statementsOf,
  truthIn,
} from './lesson';
import { allMutants } from './mutants';
import { loadRequirements } from './requirement-file';
import { readSpecification, type Scenario, type Specification } from './specification';

const lesson = loadLesson(root);
const statements = statementsOf(lesson);
const mutants = allMutants(root);
let specification: Specification;
let scenarios: readonly Scenario[];

before(async () => {
  specification = await readSpecification(root);
  scenarios = specification.scenarios.filter(({ place }) =>
    place.startsWith('features/00-lesson/'),
  );
});

test('the statements are numbered from 1 to 83', () => {
  const numbers = statements.map(({ number }) => number);
  assert.equal(new Set(numbers).size, numbers.length);
  const plain = statements.filter(isNumbered).map(({ number }) => number);
  assert.deepEqual(
    plain,
    Array.from({ length: 83 }, (_, index) => String(index + 1)),
  );
});

test('every scenario of a statement exists, and every scenario of the lesson belongs to a statement', () => {
  const named = new Set(statements.flatMap(scenariosOf));
  const titles = scenarios.map(({ name }) => name);
  assert.deepEqual(
    [...named].filter((title) => !titles.includes(title)),
    [],
  );
  assert.deepEqual(
    titles.filter((title) => !named.has(title)),
    [],
  );
});

test('every requirement that the lesson names exists', () => {
  const ids = loadRequirements(root).set.requirements.map(({ id }) => id);
  const named = [
    ...statements.flatMap((one) => (one.mark === 'opinion' ? [] : one.depth)),
    ...lessonRules().flatMap(({ description }) => depthIn(description)),
  ];
  assert.deepEqual(
    named.filter((id) => !ids.includes(id)),
    [],
  );
});

test('every Rule of the lesson names statements of its scenarios, and the requirements in depth', () => {
  const wrong = lessonRules().flatMap(({ requirement, description, place }) => {
    const titles = scenarios.filter((one) => one.requirements.includes(requirement ?? ''));
    const own = statements.filter((one) =>
      titles.some(({ name }) => scenariosOf(one).includes(name)),
    );
    const named = statementsNamedIn(description, lesson).map(({ number }) => number);
    const strange = named.filter((number) => own.every((one) => one.number !== number));
    const isWhole = named.length > 0 && strange.length === 0 && depthIn(description).length > 0;
    return isWhole ? [] : [`${place}: ${named.join(', ')}; not shown here: ${strange.join(', ')}`];
  });
  assert.deepEqual(wrong, []);
});

test('every scenario of the lesson fails against a mutant', () => {
  const failing = new Set(mutants.flatMap((mutant) => mutant.scenarios ?? []));
  const titles = scenarios.map(({ name }) => name);
  assert.deepEqual(
    titles.filter((title) => !failing.has(title)),
    [],
  );
  assert.deepEqual(
    [...failing].filter((title) => !titles.includes(title)),
    [],
  );
});

test('docs/lesson.md is what `npm run docs` writes', () => {
  const written = readFileSync(join(root, lessonPage), 'utf8');
  const page = lessonMarkdown({ lesson, scenarios, mutants });
  assert.equal(withoutLines(written), withoutLines(page));
});

test('a description names statements one by one and from one to another, and says what is true', () => {
  const text =
    'Statements S5, S5b to S5d and 30 to 32. True of 4.6. With it, all. In depth: TM-01, TM-02.';
  const named = statementsNamedIn(text, lesson).map(({ number }) => number);
  assert.deepEqual(named, ['S5', 'S5b', 'S5c', 'S5d', '30', '31', '32']);
  assert.equal(truthIn(text), 'True of 4.6. With it, all.');
  for (const { description, place } of lessonRules())
    assert.notEqual(truthIn(description), '', place);
});

function lessonRules(): Specification['rules'] {
  return specification.rules.filter(({ requirement }) => requirement?.startsWith('lesson-'));
}
