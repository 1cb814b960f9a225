import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { root } from '../harness/package-root';
import { readDefinedSteps, type DefinedSteps } from '../harness/specification/steps/defined-steps';
import { languageDrift, loadStepLanguage } from '../harness/specification/steps/step-language';
import { stepLanguagePage } from '../harness/specification/steps/step-language-markdown';
import { currentStepLanguagePage } from './step-language-page';

let defined: DefinedSteps;

before(async () => {
  defined = await readDefinedSteps(root);
});

test('every expression and every parameter is described, and nothing else', () => {
  const expressions = [...defined.examples.keys()];
  const { parameters } = defined;
  assert.deepEqual(languageDrift(loadStepLanguage(root), { expressions, parameters }), []);
});

test('features/README.md is what `npm run docs` writes', async () => {
  const written = readFileSync(join(root, stepLanguagePage), 'utf8');
  assert.equal(written, await currentStepLanguagePage(root, defined), 'run `npm run docs`');
});
