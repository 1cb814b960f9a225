import { LineCounter, isMap, isNode, isScalar, parseDocument, type Document } from 'yaml';
import { z } from 'zod';
import { didYouMean } from '../suggest';

/** What a YAML text holds, or a line for each mistake in it, `file:line:column: where: what`. */
export type Checked<T> =
  | {
      readonly data: T;
      /** Where in the text the deepest part of a path stands that exists, as `file:line:column`. */
      readonly placeOf: (path: readonly PropertyKey[]) => string;
      readonly mistakes?: undefined;
    }
  | { readonly mistakes: readonly string[] };

/** A map with these keys and no others; of another key it says which of them comes nearest. */
export function map<Shape extends z.core.$ZodLooseShape>(
  shape: Shape,
): z.ZodObject<Shape, z.core.$strict> {
  return z.strictObject(shape, {
    error: (issue) => {
      if (issue.code !== 'unrecognized_keys') return undefined;
      const [key = ''] = issue.keys;
      return `there is no key ${key}${didYouMean(key, Object.keys(shape))}`;
    },
  });
}

/** Checks a text against a schema. `file` only names it. */
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
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) {
    return { data: parsed.data, placeOf: (path) => at(offsetOf(document, path)) };
  }
  const mistakes = parsed.error.issues.map((issue) => {
    const where = issue.path.join('.') || 'file';
    return `${at(offsetOf(document, issue.path, unknownKey(issue)))}: ${where}: ${issue.message}`;
  });
  return { mistakes };
}

function unknownKey(issue: z.core.$ZodIssue): string | undefined {
  return issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
}

/** Where a key of the map at a path stands in the text, or else the deepest part of the path that exists. */
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
