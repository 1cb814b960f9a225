import { relative } from 'node:path';
import { TestStepResultStatus, type Envelope, type PickleStep } from '@cucumber/messages';
import { root } from '../../package-root';
import { dryRun } from '../lanes/dry-run';
import { loadedSteps } from '../lanes/loaded-steps';
import { UsageError } from '../options';
import type { OwnFeatures } from './own-features';
import { placeFromHere } from './places';

/**
 * Loads the step definitions and tries them on a team's own features without running anything. Throws UsageError for each
 * step that none of them matches, with a snippet to begin one from, and for each step that several match.
 */
export async function checkSteps({ files, steps }: OwnFeatures): Promise<void> {
  const paths = files.map((file) => relative(root, file));
  const envelopes = await dryRun(paths, await loadedSteps(steps));
  const mistakes = [...undefinedSteps(envelopes), ...ambiguousSteps(envelopes)];
  if (mistakes.length > 0) throw new UsageError([...new Set(mistakes)].join('\n\n'));
}

interface Found {
  readonly step: PickleStep;
  /** `acme/waving.feature:7`. */
  readonly place: string;
}

function undefinedSteps(envelopes: readonly Envelope[]): string[] {
  return envelopes.flatMap(({ suggestion }) => {
    if (!suggestion) return [];
    const found = stepWith(suggestion.pickleStepId, envelopes);
    const code = suggestion.snippets[0]?.code ?? '';
    const what = `${found.place}: no step definition matches "${found.step.text}"; write one, for example:`;
    return [`${what}\n\n${code.replace(/^/gm, '  ')}`];
  });
}

function ambiguousSteps(envelopes: readonly Envelope[]): string[] {
  const steps = envelopes.flatMap(({ testCase }) => testCase?.testSteps ?? []);
  return envelopes.flatMap(({ testStepFinished }) => {
    const { status, message = '' } = testStepFinished?.testStepResult ?? {};
    if (status !== TestStepResultStatus.AMBIGUOUS) return [];
    const tested = steps.find(({ id }) => id === testStepFinished?.testStepId);
    const { step, place } = stepWith(tested?.pickleStepId ?? '', envelopes);
    return [`${place}: several step definitions match "${step.text}":\n${message}`];
  });
}

function stepWith(id: string, envelopes: readonly Envelope[]): Found {
  for (const { pickle } of envelopes) {
    const step = pickle?.steps.find((one) => one.id === id);
    if (!pickle || !step) continue;
    const line = lineOf(step, envelopes);
    return { step, place: placeFromHere(`${pickle.uri}:${line}`, root) };
  }
  throw new Error(`the messages have no step ${id}`);
}

function lineOf({ astNodeIds }: PickleStep, envelopes: readonly Envelope[]): number {
  const features = envelopes.flatMap(({ gherkinDocument }) => gherkinDocument?.feature ?? []);
  const children = features.flatMap((feature) => feature.children);
  const inRules = children.flatMap(({ rule }) => rule?.children ?? []);
  const steps = [...children, ...inRules].flatMap(
    ({ background, scenario }) => background?.steps ?? scenario?.steps ?? [],
  );
  return steps.find((step) => astNodeIds.includes(step.id))?.location.line ?? 0;
}
