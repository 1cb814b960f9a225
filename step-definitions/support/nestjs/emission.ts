import { namespacePattern, unquoted } from '../participants/namespace-names';
import { valuePattern } from '../payloads/json-value';

/** Source of a regular expression for what a client emits with an event. */
export const emissionPattern = `(?:without a payload|with ${valuePattern})(?: in ${namespacePattern})?(?: and asks for no acknowledgement)?`;

/** What a client emits with an event. */
export interface Emission {
  /** Empty, or the one payload. */
  readonly args: readonly unknown[];
  readonly wantsAnswer: boolean;
  /** Undefined where the client is connected to one namespace only. */
  readonly namespace: string | undefined;
}

/** Parses what a client emits with an event. */
export function toEmission(text: string): Emission {
  const end = ' and asks for no acknowledgement';
  const wantsAnswer = !text.endsWith(end);
  const rest = wantsAnswer ? text : text.slice(0, -end.length);
  const [, what = '', quoted] =
    new RegExp(`^(.*?)(?: in (${namespacePattern}))?$`).exec(rest) ?? [];
  const args = what === 'without a payload' ? [] : [JSON.parse(what.slice('with '.length))];
  return { args, wantsAnswer, namespace: quoted === undefined ? undefined : unquoted(quoted) };
}
