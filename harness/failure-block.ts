/** Facts of a failure. Fields that are absent are not printed. */
export interface FailureFacts {
  /** What failed, in one line. */
  readonly what: string;
  readonly sent?: string | readonly string[];
  readonly expected?: string;
  readonly received?: string | readonly string[];
  /** Key, file or document to look at. */
  readonly lookAt?: string;
  readonly whatToDo?: string;
  /** Lines of the target file that would fit. */
  readonly proposal?: readonly string[];
  /** Last output of a server, as lines of their own. */
  readonly output?: readonly string[];
}

const labelWidth = 'what to do'.length + 2;

/** Returns the facts of a failure as a human-readable block: what failed, and one indented line for each other fact. */
export function failureBlock(failure: FailureFacts): string {
  const { what, sent, expected, received, lookAt, whatToDo, proposal, output = [] } = failure;
  return [
    what,
    ...labeled('sent', sent),
    ...labeled('expected', expected),
    ...labeled('received', received),
    ...labeled('look at', lookAt),
    ...labeled('what to do', whatToDo),
    ...labeled('proposal', proposal),
    ...output,
  ].join('\n');
}

/** Further lines stand below the first one. */
function labeled(label: string, value: string | readonly string[] | undefined): string[] {
  if (value === undefined || value.length === 0) return [];
  const text = typeof value === 'string' ? value : value.join('\n');
  const indent = `\n${' '.repeat(labelWidth + 2)}`;
  return [`  ${label.padEnd(labelWidth)}${text.replaceAll('\n', indent)}`];
}
