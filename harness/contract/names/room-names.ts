import type { Random } from './random';
import { places, titles, topics } from './words';

const hex = '0123456789abcdef';
const digits = '0123456789';
const lower = 'abcdefghijklmnopqrstuvwxyz';
const letters = `${lower}${lower.toUpperCase()}`;

/** Makes a name of a kind that applications have. */
type Shape = (random: Random) => string;

const numbers = (random: Random, most = 6): string =>
  `${1 + random.below(9)}${random.text(digits, 1 + random.below(most))}`;

const uuid: Shape = (random) =>
  [8, 4, 4, 4, 12].map((length) => random.text(hex, length)).join('-');

/** Names of letters, digits, hyphens and underscores, which every application allows. */
const plain: readonly Shape[] = [
  (random) => `${random.pick(topics)}-${random.pick(places)}`,
  (random) => `${random.pick(places)}_${random.pick(topics)}`,
  (random) => `${random.pick(topics)}-${numbers(random)}`,
  (random) => `${random.pick(places)}${numbers(random)}`,
  (random) => `${random.pick(topics)}-${random.pick(topics)}-${random.pick(places)}`,
  (random) => `${random.pick(topics)}-${2019 + random.below(15)}-${1 + random.below(12)}`,
  (random) => `${capital(random.pick(places))}${capital(random.pick(topics).replaceAll('-', ''))}`,
  (random) => random.text(digits, 5 + random.below(6)),
  (random) => random.text(hex, 24),
  (random) => random.text(`${letters}${digits}_-`, 21),
  (random) => random.text(`${lower}${digits}`, 7 + random.below(5)),
  uuid,
];

/** Names with spaces, signs and letters of other scripts. */
const colorful: readonly Shape[] = [
  (random) => `${random.pick(titles)} ${numbers(random, 3)}`,
  (random) => `${capital(random.pick(topics))} ${capital(random.pick(places))}`,
  (random) => `${random.pick(topics)}:${numbers(random)}`,
  (random) => `${random.pick(places)}/${random.pick(topics)}/${numbers(random, 3)}`,
  (random) => `#${random.pick(topics)}-${random.pick(places)}`,
  (random) => `${random.pick(topics)}.${random.pick(places)}.${numbers(random, 2)}`,
];

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** Returns a name as a room of a real application could have it. A plain one has letters, digits, hyphens and underscores only. */
export function roomName(random: Random, kind: 'plain' | 'any'): string {
  return random.pick(kind === 'plain' ? plain : [...plain, ...colorful])(random);
}
