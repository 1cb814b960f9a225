import { LineCounter, isMap, isNode, isScalar, parseDocument, type Document } from 'yaml';
import { z } from 'zod';
import { didYouMean } from '../suggest';
import { renamedTo } from './renamed-keys';

/** Data of a YAML text, or one line for each mistake in it: `file:line:column: key: what is wrong`. */
export type Checked<T> =
  | {
      readonly data: T;
      /** Returns the position of a path as `file:line:column`, or that of its deepest part that exists. */
      readonly positionOf: (path: readonly PropertyKey[]) => string;
      readonly mistakes?: undefined;
    }
  | { readonly mistakes: readonly string[] };

/**
 * Schema of a map with these keys and no others. The message has one line for each unknown key, with its new name if it was
 * renamed, otherwise with the closest known key.
 */
export function map<Shape extends z.core.$ZodLooseShape>(
  shape: Shape,
  renamed: Readonly<Record<string, string>> = {},
): z.ZodObject<Shape, z.core.$strict> {
  const messageFor = (key: string): string =>
    renamedTo(key, renamed) ?? `unknown key \`${key}\`${didYouMean(key, Object.keys(shape))}`;
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? issue.keys.map(messageFor).join('\n') : undefined,
  });
}

/** Checks a YAML text against a schema. `file` is only used in messages. */
export function checkYaml<T>(schema: z.ZodType<T>, text: string, file: string): Checked<T> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  if (document.errors.length > 0) {
    return { mistakes: document.errors.map(({ pos, message }) => `${at(pos[0])}: ${message}`) };
  }
  const parsed = schema.safeParse(document.toJS(), { error: wrongChoice });
  if (parsed.success) {
    return { data: parsed.data, positionOf: (path) => at(offsetOf(document, path)) };
  }
  const mistakes = parsed.error.issues.flatMap((issue) => {
    const where = issue.path.join('.') || 'file';
    return mistakesOf(issue).map(
      ({ key, message }) => `${at(offsetOf(document, issue.path, key))}: ${where}: ${message}`,
    );
  });
  return { mistakes };
}

/** Returns the values that would be right instead of an unknown one; undefined for any other mistake. */
function wrongChoice(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code !== 'invalid_value' || issue.values.length < 2) return undefined;
  const values = issue.values.map(String);
  const { input } = issue;
  const hint = typeof input === 'string' ? didYouMean(input, values) : '';
  return `expected one of: ${values.join(', ')}${hint}`;
}

interface Mistake {
  readonly message: string;
  /** Unknown key that the message is about. */
  readonly key?: string;
}

/** An issue about unknown keys has one line of its message for each of them. */
function mistakesOf(issue: z.core.$ZodIssue): Mistake[] {
  const { message } = issue;
  if (issue.code !== 'unrecognized_keys') return [{ message }];
  const lines = message.split('\n');
  return issue.keys.map((key, index) => ({ key, message: lines[index] ?? message }));
}

/** Returns the offset of a key in the map at a path, or that of the deepest part of the path that exists. */
function offsetOf(document: Document, path: readonly PropertyKey[], name?: string): number {
  const map: unknown = path.length === 0 ? document.contents : document.getIn(path, true);
  const keys = isMap(map) ? map.items.map(({ key }) => key) : [];
  const found = keys.find((key) => isScalar(key) && key.value === name);
  if (isScalar(found) && found.range) return found.range[0];
  for (let length = path.length; length > 0; length -= 1) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}
