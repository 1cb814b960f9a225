import { didYouMean } from '../suggest';
import { keepIfLong } from './secrets';

/** A reference that cannot be resolved. The message never contains a value. */
export class UnresolvedError extends Error {
  override readonly name = 'UnresolvedError';
}

/**
 * Resolves a text of a target file: `env:NAME` is the variable of that name in the file's own `env`, otherwise in the
 * environment, and its value is kept secret from now on. Throws UnresolvedError if it is not set or refers to itself.
 */
export function resolveReference(text: string, env: Readonly<Record<string, string>>): string {
  const names = chainFrom(text, env);
  const last = names.at(-1);
  if (last === undefined) return text;
  const value = Object.hasOwn(env, last) ? (env[last] ?? '') : process.env[last];
  if (value === undefined) throw new UnresolvedError(unset(last, env));
  keepIfLong(value);
  return value;
}

/** Returns the names of the variables from a text to its value, each referring to the next. */
function chainFrom(text: string, env: Readonly<Record<string, string>>): string[] {
  const names: string[] = [];
  let next = nameIn(text);
  while (next !== undefined) {
    const isKnown = names.includes(next);
    names.push(next);
    if (isKnown) throw new UnresolvedError(`the variable refers to itself: ${names.join(' → ')}`);
    next = Object.hasOwn(env, next) ? nameIn(env[next] ?? '') : undefined;
  }
  return names;
}

function nameIn(text: string): string | undefined {
  return text.startsWith('env:') ? text.slice('env:'.length) : undefined;
}

function unset(name: string, env: object): string {
  const known = [...Object.keys(env), ...Object.keys(process.env)];
  return `the environment variable ${name || '(without a name)'} is not set${didYouMean(name, known)}`;
}
