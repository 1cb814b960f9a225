import type { Random } from './random';
import { people, places, topics } from './words';

const digits = '0123456789';
const capitals = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
const code = `${capitals}${digits}`;
const hex = '0123456789abcdef';

/** Makes a text that somebody may add to a message, and that ends with at least six characters of its own. */
type Shape = (random: Random) => string;

const shapes: readonly Shape[] = [
  (random) => `ticket ${random.text(capitals, 3)}-${random.text(digits, 7)}`,
  (random) => `order no. ${random.text(digits, 3)}-${random.text(digits, 7)}`,
  (random) => `ref ${random.text(code, 10)}`,
  (random) =>
    `https://${random.pick(places)}.example/${random.pick(topics)}/${random.text(code, 9)}`,
  (random) => `at ${1 + random.below(12)}:${10 + random.below(50)}, room ${random.text(digits, 8)}`,
  (random) => `(${random.pick(people)}) ${random.text(hex, 12)}`,
  (random) => `+${10 + random.below(80)} ${random.text(digits, 3)} ${random.text(digits, 8)}`,
  (random) => `invoice ${2019 + random.below(15)}/${random.text(digits, 8)}`,
  (random) => `#${random.pick(topics)}${random.text(digits, 8)}`,
  (random) =>
    `v${random.below(20)}.${random.below(20)}.${random.text(digits, 2)} ${random.text(hex, 10)}`,
  (random) => `seat ${random.text(digits, 2)}${random.text(capitals, 1)} ${random.text(code, 9)}`,
  (random) => `${random.pick(people)}.${random.text(digits, 8)}`,
];

/** Returns a text that a message may end with, and that is unlikely to come again: `ticket QXB-4410273`. */
export function mark(random: Random): string {
  return random.pick(shapes)(random);
}

/** Characters in a row of which every mark has the last six. */
export const markEnd = /[\dA-Za-f]{6,}/g;
