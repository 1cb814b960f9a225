import { valuePattern } from '../payloads/json-value';

/** Source of a regular expression for what a client emits with an event. */
export const emissionPattern = `without a payload|with ${valuePattern}(?: and asks for no acknowledgement)?`;

/** What a client emits with an event. */
export interface Emission {
  /** Empty, or the one payload. */
  readonly args: readonly unknown[];
  readonly wantsAnswer: boolean;
}

/** Parses what a client emits with an event. */
export function toEmission(text: string): Emission {
  if (text === 'without a payload') return { args: [], wantsAnswer: true };
  const end = ' and asks for no acknowledgement';
  const wantsAnswer = !text.endsWith(end);
  const json = text.slice('with '.length, wantsAnswer ? undefined : -end.length);
  return { args: [JSON.parse(json)], wantsAnswer };
}
