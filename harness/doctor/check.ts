/** What was looked at, and what came of it. */
export interface Check {
  /** `none` is what is not there and need not be. */
  readonly status: 'ok' | 'none' | 'fail';
  /** For people: what was looked at, what there is, and behind a dash what to do. */
  readonly text: string;
}

/** A line for people; what else the text has to say stands indented under it. */
export function lineOf({ status, text }: Check): string {
  return `${status.padEnd(4)}  ${text.replaceAll('\n', '\n      ')}`;
}
