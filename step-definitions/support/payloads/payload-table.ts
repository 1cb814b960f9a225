import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Document, parse, type CollectionTag, type ScalarTag, type YAMLSeq } from 'yaml';
import { root } from '../../../harness/package-root';

/** One row of a table of payloads. */
export interface PayloadRow {
  /** Name of the row, for messages. */
  readonly name: string;
  readonly sent: unknown;
  /** What has to arrive: the same value, unless JSON cannot express it. */
  readonly arrives: unknown;
}

const folder = join(root, 'fixtures', 'payloads');

/** A value that does not arrive as it is sent. */
class Becoming {
  constructor(
    readonly sent: unknown,
    readonly arrives: unknown,
  ) {}
}

const undefinedTag: ScalarTag = { tag: '!undefined', resolve: () => undefined };
const dateTag: ScalarTag = { tag: '!date', resolve: (text) => new Date(text) };

const repeatTag: CollectionTag = {
  tag: '!repeat',
  collection: 'seq',
  resolve: (list) => {
    const [unit, times] = valuesOf(list) as [string | Buffer, number];
    if (typeof unit === 'string') return unit.repeat(times);
    return Buffer.concat(Array.from({ length: times }, () => unit));
  },
};

const nestedTag: ScalarTag = {
  tag: '!nested',
  resolve: (levels) => {
    let value: unknown[] = [];
    for (let level = 1; level < Number(levels); level += 1) value = [value];
    return value;
  },
};

const becomesTag: CollectionTag = {
  tag: '!becomes',
  collection: 'seq',
  resolve: (list) => {
    const [sent, arrives] = valuesOf(list);
    return new Becoming(sent, arrives);
  },
};

/** Returns the rows of the table that a feature calls `JSON values`: fixtures/payloads/json-values.yaml. The tags are in the README there. */
export function payloadTable(title: string): readonly PayloadRow[] {
  const file = resolve(folder, `${title.toLowerCase().replaceAll(' ', '-')}.yaml`);
  const customTags = ['binary' as const, undefinedTag, dateTag, repeatTag, nestedTag, becomesTag];
  const rows = parse(readFileSync(file, 'utf8'), { customTags }) as Record<string, unknown>;
  return Object.entries(rows).map(([name, value]) =>
    value instanceof Becoming
      ? { name, sent: value.sent, arrives: value.arrives }
      : { name, sent: value, arrives: value },
  );
}

/** Returns a list with the values of the tags inside; `toJSON` would write them as JSON. */
function valuesOf(list: unknown): unknown[] {
  return (list as YAMLSeq).toJS(new Document()) as unknown[];
}
