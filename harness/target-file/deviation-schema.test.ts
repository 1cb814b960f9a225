import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refusedAt } from '../testing/target-mistake';
import { parseTarget } from './target-file';

const file = '/acme/target.yaml';

/** Returns a target file with these deviations, which begin on line 4. */
function listing(...deviations: readonly string[]): string {
  const lines = deviations.map((deviation) => `  - { ${deviation} }\n`);
  return `name: Acme\nstart: { reference: true }\ndeviations:\n${lines.join('')}`;
}

const known = 'requirement: CN-06, reason: x, since: 2026-11-24';

/** By mistake: the deviations, the position, and the message. */
const mistakes: Record<string, readonly [deviations: string[], place: string, says: RegExp]> = {
  'no reason': [['requirement: CN-06, since: 2026-11-24'], '4:5', /deviations\.0\.reason: /],
  'an empty reason': [
    [`requirement: CN-06, reason: ' ', since: 2026-11-24`],
    '4:35',
    /deviations\.0\.reason: expected a text/,
  ],
  'a drafted reason': [
    ['requirement: CN-06, reason: TODO Then only bob receives, since: 2026-11-24'],
    '4:35',
    /deviations\.0\.reason: this reason is a draft: .* remove TODO/,
  ],
  'a drafted reason in small letters': [
    [`requirement: CN-06, reason: 'todo: ask', since: 2026-11-24`],
    '4:35',
    /deviations\.0\.reason: this reason is a draft/,
  ],
  'no date': [
    ['requirement: CN-06, reason: x'],
    '4:5',
    /deviations\.0\.since: expected the date of the entry/,
  ],
  'an invalid date': [[`${known}, until: 2027-02-30`], '4:64', /deviations\.0\.until: /],
  'an end before the start': [
    [`${known}, until: 2026-11-23`],
    '4:64',
    /deviations\.0\.until: expected a date that is not before since/,
  ],
  'an unknown lane': [
    [`${known}, lanes: [pollling]`],
    '4:65',
    /deviations\.0\.lanes\.0: .*polling; did you mean polling/,
  ],
  'an empty list of lanes': [[`${known}, lanes: []`], '4:64', /deviations\.0\.lanes: /],
  'the same twice': [
    [known, known],
    '5:20',
    /deviations\.1\.requirement: deviations\.0 already covers these scenarios of CN-06/,
  ],
  'a part of another': [
    ['requirement: CN-07, reason: y, since: 2026-11-24', known, `${known}, lanes: [polling]`],
    '6:20',
    /deviations\.2\.requirement: deviations\.1 already covers/,
  ],
  'a scenario and a lane of another': [
    [
      `${known}, lanes: [polling, one-server], scenarios: [a, b]`,
      `${known}, lanes: [polling, three-servers], scenarios: [b, c]`,
    ],
    '5:20',
    /deviations\.1\.requirement: deviations\.0 already covers/,
  ],
};

for (const [what, [deviations, place, says]] of Object.entries(mistakes))
  test(`${what} is reported at ${place}`, () => {
    refusedAt({ text: listing(...deviations), file, place, says });
  });

test('several deviations of one requirement can cover different scenarios or lanes', () => {
  const text = listing(
    `${known}, lanes: [polling], scenarios: [a, b]`,
    `${known}, lanes: [polling], scenarios: [c]`,
    `${known}, lanes: [three-servers], scenarios: [a]`,
    known.replace('CN-06', 'CN-07'),
  );
  const places = parseTarget(text, file).deviations.map(({ at }) => at);
  assert.deepEqual(
    places,
    [4, 5, 6, 7].map((line) => `${file}:${line}:20`),
  );
});

test('a reason may contain the word todos', () => {
  const [deviation] = parseTarget(
    listing(`requirement: CN-06, reason: ' todos are lost ', since: 2026-11-24`),
    file,
  ).deviations;
  assert.equal(deviation?.reason, 'todos are lost');
});
