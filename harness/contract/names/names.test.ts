import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mark, markEnd } from './marks';
import { Random } from './random';
import { roomName } from './room-names';
import { userName } from './user-names';

const many = (make: (random: Random) => string, count = 500): string[] =>
  Array.from({ length: count }, (_, index) => make(new Random(`seed ${index}`)));

/** Names of rooms, channels and documents as public applications have them, none of them made by this project. */
const realRooms = [
  ...['Projekt Ä', 'Café du coin', 'Family Chat', 'Equipo Sur', 'Book club (Tue)'],
  ...`
  general random support team-42 dev-ops frontend 1234567 98431 lobby main room1 room-2 chess_8812 game-4711
  #announcements #help-desk sales-emea project_x user:1234 order:991823
  chat:55123 doc/readme/12 org/acme/7 board.design.3 3fa85f64-5717-4562-b3fc-2c963f66afa6
  0b1d7c02-9a8e-4f3e-8f3a-0a6b7ed7a0c1 507f1f77bcf86cd799439011 5f9d88b3c1e4a21b7c8d9e0f V1StGXR8_Z5jdHi6B-myT
  k3jq9x0a abc123xyz 7Hs82kLq retro-2024-11 sprint-2023-5 BerlinOffice ParisSales tokyo_support rome17 vienna204
`
    .trim()
    .split(/\s+/),
];

/** What a server could look at without knowing the words. */
const features: readonly ((name: string) => string)[] = [
  (name) => String(name.length),
  (name) => name.slice(0, 1),
  (name) => name.slice(0, 2),
  (name) => name.slice(-1),
  (name) => name.slice(-2),
  (name) => shapeOf(name),
  (name) => [...new Set(shapeOf(name).match(/./gu))].sort().join(''),
  (name) => String(name.split(/[^\p{L}\d]+/u).length),
  (name) => (/[^\p{L}\d]/u.exec(name) ?? ['none'])[0],
];

/** The kinds of characters of a name, each run once: `team-42` is `a-9`. */
function shapeOf(name: string): string {
  return name
    .replace(/\p{Lu}/gu, 'A')
    .replace(/\p{Ll}/gu, 'a')
    .replace(/\d/g, '9')
    .replace(/(.)\1+/gu, '$1');
}

/** The share of names that have the value of a feature which most of them have. */
function commonest(names: readonly string[], feature: (name: string) => string): number {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(feature(name), (counts.get(feature(name)) ?? 0) + 1);
  return Math.max(...counts.values()) / names.length;
}

/** The balanced accuracy of a naive Bayes classifier that has learned all features from one half of the names. */
function accuracy(made: readonly string[], real: readonly string[]): number {
  const half = (names: readonly string[], odd: 0 | 1): string[] =>
    names.filter((_, index) => index % 2 === odd);
  const weight = (names: readonly string[], feature: (name: string) => string, value: string) =>
    (names.filter((one) => feature(one) === value).length + 1) / (names.length + 20);
  const isMade = (name: string): boolean => {
    const score = features.reduce((sum, feature) => {
      const value = feature(name);
      const own = weight(half(made, 0), feature, value);
      return sum + Math.log(own / weight(half(real, 0), feature, value));
    }, 0);
    return score > 0;
  };
  const right = half(made, 1).filter(isMade).length / half(made, 1).length;
  const wrong = half(real, 1).filter(isMade).length / half(real, 1).length;
  return (right + 1 - wrong) / 2;
}

test('no beginning, end, length or shape is common to the names of rooms', () => {
  const names = many((random) => roomName(random, 'any'));
  for (const feature of features.slice(0, 6)) assert.ok(commonest(names, feature) < 0.35);
  assert.ok(new Set(names).size > 490);
});

test('a classifier that has learned from made names cannot tell real ones from them reliably', () => {
  const measured = accuracy(
    many((random) => roomName(random, 'any')),
    realRooms,
  );
  assert.ok(measured < 0.85, `it is right in ${Math.round(measured * 100)} % of all cases`);
});

test('plain names have letters, digits, hyphens and underscores only', () => {
  for (const name of many((random) => roomName(random, 'plain'))) assert.match(name, /^[\w-]+$/);
});

test('the same seed gives the same names, and another one others', () => {
  const name = (seed: string): string => roomName(new Random(seed), 'any');
  assert.equal(name('7 one-server the lobby'), name('7 one-server the lobby'));
  assert.notEqual(name('7 one-server the lobby'), name('8 one-server the lobby'));
});

test('names of people are plain, and what ends a message is long enough to be found', () => {
  for (const name of many(userName)) assert.match(name, /^[a-z]+$/);
  const marks = many(mark);
  assert.equal(new Set(marks).size, 500);
  for (const one of marks) assert.ok(one.length >= 11, one);
  for (const feature of features.slice(1, 6)) assert.ok(commonest(marks, feature) < 0.35);
});

test('every mark ends with characters by which it is looked for', () => {
  for (const one of many(mark)) {
    const run = one.match(markEnd)?.at(-1);
    assert.ok(run !== undefined && one.endsWith(run), `expected the end of ${one} to be found`);
  }
});
