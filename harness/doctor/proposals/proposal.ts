import { Document, isNode } from 'yaml';

/** A line of the target file that fits what the doctor saw. */
export interface Proposal {
  /** Keys from the top of the file on. */
  readonly path: readonly string[];
  readonly value: unknown;
  /** Human-readable: what the doctor saw. */
  readonly because: string;
}

/** Returns proposals as lines of YAML, each with what was seen as its comment. */
export function proposalLines(proposals: readonly Proposal[]): string[] {
  if (proposals.length === 0) return [];
  const document = new Document({});
  for (const { path, value, because } of proposals) {
    document.setIn(path, document.createNode(value, { flow: true }));
    const node: unknown = document.getIn(path, true);
    if (isNode(node)) node.comment = ` ${because.replaceAll('\n', ' ')}`;
  }
  return document
    .toString({ lineWidth: 0, singleQuote: true, flowCollectionPadding: true })
    .trimEnd()
    .split('\n');
}
