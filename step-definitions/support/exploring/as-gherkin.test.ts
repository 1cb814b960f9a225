import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { loadConfiguration, runCucumber } from '@cucumber/cucumber/api';
import type { Envelope } from '@cucumber/messages';
import { root } from '../../../harness/package-root';
import { coreKinds, moderationKinds, type Deed, type Kind } from './action';
import { asScenario, beginningLines, deedLines, hearingLine, lookingLine } from './as-gherkin';

const deed = (kind: Kind): Deed => {
  return { kind, who: 'bob', whom: 'alice', namespace: '/news', room: 'garden' };
};

test('a history reads as a scenario, with And where a keyword comes again', () => {
  const lines = [
    ...beginningLines({ namespace: '/news', present: ['alice', 'bob'], inLobby: ['bob'] }),
    ...beginningLines({ namespace: '/chat', present: [], inLobby: [] }),
    ...deedLines(deed('join'), 'unsaid'),
    ...deedLines(deed('evict'), 'message 1'),
    hearingLine(['bob'], 'message 1'),
    lookingLine(deed('look'), ['garden', 'lobby']),
  ];
  assert.deepEqual(asScenario('Found', lines).split('\n'), [
    '    Scenario: Found',
    '      Given alice and bob are connected to "/news"',
    '      And bob is in the lobby of "/news"',
    '      When bob joins the garden of "/news"',
    '      And bob evicts alice from the garden of "/news"',
    '      And bob tells the garden of "/news" "message 1"',
    '      Then only bob isReceived "message 1"',
    '      And bob is in the garden of "/news" and the lobby of "/news" and in no other room',
  ]);
});

test('every sentence is a step that the suite has, once', async () => {
  const kinds = Object.keys({ ...coreKinds, ...moderationKinds }) as Kind[];
  const lines = [
    ...beginningLines({ namespace: '/', present: ['alice', 'bob', 'carol'], inLobby: ['carol'] }),
    ...beginningLines({ namespace: '/news', present: ['bob'], inLobby: [] }),
    ...kinds.flatMap((kind) => deedLines(deed(kind), 'message 1')),
    hearingLine([], 'message 1'),
    hearingLine(['alice'], 'message 1'),
    hearingLine(['alice', 'bob', 'carol'], 'message 1'),
    lookingLine(deed('look'), []),
    lookingLine(deed('look'), ['garden']),
    lookingLine(deed('look'), ['garden', 'lobby']),
  ];
  const counts = await definitionsOf(`Feature: All\n\n${asScenario('All', lines)}\n`);
  assert.deepEqual(
    counts,
    lines.map(() => 1),
  );
});

/** How many definitions each step of a feature has. */
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
