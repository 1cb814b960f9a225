import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { loadConfiguration, runCucumber } from '@cucumber/cucumber/api';
import type { Envelope } from '@cucumber/messages';
import { root } from '../../../harness/package-root';
import { coreKinds, moderationKinds, type Action, type ActionKind } from './action';
import { actionLines, asScenario, beginningLines, recipientsLine, roomsLine } from './as-gherkin';

const action = (kind: ActionKind): Action => {
  return { kind, actor: 'bob', other: 'alice', namespace: '/news', room: 'garden' };
};

test('a history reads as a scenario, with And where a keyword comes again', () => {
  const lines = [
    ...beginningLines({ namespace: '/news', connected: ['alice', 'bob'], inLobby: ['bob'] }),
    ...beginningLines({ namespace: '/chat', connected: [], inLobby: [] }),
    ...actionLines(action('join'), 'unsaid'),
    ...actionLines(action('evict'), 'message 1'),
    recipientsLine(['bob'], 'message 1'),
    roomsLine(action('look'), ['garden', 'lobby']),
  ];
  assert.deepEqual(asScenario('Found', lines).split('\n'), [
    '    Scenario: Found',
    '      Given alice and bob are connected to "/news"',
    '      And bob joined the lobby of "/news"',
    '      When bob joins the garden of "/news"',
    '      And bob evicts alice from the garden of "/news"',
    '      And bob sends "message 1" to the garden of "/news"',
    '      Then only bob receives "message 1"',
    '      And bob is in the garden of "/news" and the lobby of "/news" and in no other room',
  ]);
});

test('every line matches exactly one step of the suite', async () => {
  const kinds = Object.keys({ ...coreKinds, ...moderationKinds }) as ActionKind[];
  const lines = [
    ...beginningLines({ namespace: '/', connected: ['alice', 'bob', 'carol'], inLobby: ['carol'] }),
    ...beginningLines({ namespace: '/news', connected: ['bob'], inLobby: [] }),
    ...kinds.flatMap((kind) => actionLines(action(kind), 'message 1')),
    recipientsLine([], 'message 1'),
    recipientsLine(['alice'], 'message 1'),
    recipientsLine(['alice', 'bob', 'carol'], 'message 1'),
    roomsLine(action('look'), []),
    roomsLine(action('look'), ['garden']),
    roomsLine(action('look'), ['garden', 'lobby']),
  ];
  const counts = await definitionsOf(`Feature: All\n\n${asScenario('All', lines)}\n`);
  assert.deepEqual(
    counts,
    lines.map(() => 1),
  );
});

/** Returns how many definitions each step of a feature matches. */
async function definitionsOf(feature: string): Promise<number[]> {
  const folder = mkdtempSync(join(tmpdir(), 'rooms-conformance-gherkin-'));
  const file = join(folder, 'all.feature');
  writeFileSync(file, feature);
  try {
    const provided = { dryRun: true };
    const { runConfiguration } = await loadConfiguration({ provided }, { cwd: root });
    const sources = { ...runConfiguration.sources, paths: [file] };
    const envelopes: Envelope[] = [];
    const environment = { cwd: root, stdout: new PassThrough().resume() };
    await runCucumber({ ...runConfiguration, sources }, environment, (envelope) =>
      envelopes.push(envelope),
    );
    const steps = envelopes.flatMap(({ testCase }) => testCase?.testSteps ?? []);
    return steps.flatMap(({ stepDefinitionIds }) => stepDefinitionIds?.length ?? []);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
