/** Result of one check. */
export interface Check {
  /** `skip`: optional, not found · `hint`: lines of the target file that would fit · `fail`: fix this. */
  readonly status: 'ok' | 'skip' | 'hint' | 'fail';
  /** Human-readable: what was checked and found; for a failure, the block of `failureBlock`. */
  readonly text: string;
}

/** Returns a check as human-readable text; further lines of a block are indented below its status. */
export function formatCheck({ status, text }: Check): string {
  return `${status.padEnd(4)}  ${text.replaceAll('\n', '\n      ')}`;
}
