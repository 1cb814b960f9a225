import { didYouMean } from '../suggest';
import { keepSecret } from './secrets';

/** Shorter values are no secrets, and would be crossed out of every report. */
const shortestSecret = 6;

/** A reference that leads nowhere; the message never holds a value. */
export class UnresolvedError extends Error {
  override readonly name = 'UnresolvedError';
}

/**
 * What a text of a target file stands for: `env:NAME` is the variable of that name, of the file's own `env` or else of the
 * environment, and a secret from now on. Throws UnresolvedError for a variable that is not set or refers to itself.
 */
export function resolved(text: string, env: Readonly<Record<string, string>>): string {
  const names = chainFrom(text, env);
  const last = names.at(-1);
  if (last === undefined) return text;
  const value = Object.hasOwn(env, last) ? (env[last] ?? '') : process.env[last];
  if (value === undefined) throw new UnresolvedError(unset(last, env));
  if (value.length >= shortestSecret) keepSecret(value);
  return value;
}

/** The variables on the way to a value, one referring to the next. */
function chainFrom(text: string, env: Readonly<Record<string, string>>): string[] {
  const names: string[] = [];
  let next = nameIn(text);
  while (next !== undefined) {
    const isKnown = names.includes(next);
    names.push(next);
    if (isKnown) throw new UnresolvedError(`refers to itself: ${names.join(' → ')}`);
    next = Object.hasOwn(env, next) ? nameIn(env[next] ?? '') : undefined;
  }
  return names;
}

function nameIn(text: string): string | undefined {
  return text.startsWith('env:') ? text.slice('env:'.length) : undefined;
}

function unset(name: string, env: object): string {
  const known = [...Object.keys(env), ...Object.keys(process.env)];
  return `the variable ${name || '(without a name)'} is not set${didYouMean(name, known)}`;
}
