import type { Random } from './random';
import { people } from './words';

const lower = 'abcdefghijklmnopqrstuvwxyz';
const digits = '0123456789';

/** Returns the first name of a person, in lower case letters. */
export function userName(random: Random): string {
  return random.pick(people);
}

/** Returns a text of 10 to 20 lower case letters and digits, as accounts have it, that is unlikely to come again. */
export function accountName(random: Random): string {
  const name = random.pick(people);
  const tail = random.text(digits, 7);
  const shapes = [
    () => `${name}${tail}`,
    () => `${name}${random.pick(people).charAt(0)}${tail}`,
    () => `${random.text(lower, 2)}${name}${tail}`,
    () => random.text(`${lower}${digits}`, 12),
    () => `${name}${random.text(`${lower}${digits}`, 7)}`,
  ];
  return random.pick(shapes)();
}
