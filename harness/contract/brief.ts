import { inspect } from 'node:util';

const shown = {
  depth: 4,
  breakLength: Infinity,
  compact: true,
  maxArrayLength: 20,
  maxStringLength: 200,
};

/** Returns a value, whatever a server may have sent, in one short human-readable line. */
export function brief(value: unknown): string {
  return inspect(value, shown);
}
