import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { inNotation, notationTags, Rewritten } from './payload-notation';

/** A named table of payloads as a reader sees it. */
export interface PayloadTable {
  /** As the features call it: `JSON values`. */
  readonly name: string;
  /** `fixtures/payloads/json-values.yaml`. */
  readonly file: string;
  /** What its values are. */
  readonly about: string;
  /** What must come of each value. */
  readonly expected: string;
  readonly rows: readonly PrintedPayload[];
}

/** A payload with its name. */
export interface PrintedPayload {
  readonly name: string;
  readonly sent: string;
  /** What must arrive, where that is not what was sent. */
  readonly arrives?: string;
}

const folder = join('fixtures', 'payloads');

/** Steps that send a table without `each of the <table>`. */
const otherSteps: Readonly<Record<string, RegExp>> = {
  'variants of a private room': /each of the variants of /,
  'binary anomalies': /sends a binary event with /,
  'bad requests': /(?:sends an HTTP request|opens a WebSocket) with /,
  'wrong payloads': /every wrong payload for /,
  'huge payloads': /every wrong payload for /,
  'wrong rooms': /every wrong payload for /,
  'wrong lists of rooms': /every wrong payload for (?:sendToRooms|<)/,
};

/** Reads the payload tables in this package's folder. Throws if one does not begin with what it is and what must come of it. */
export function loadPayloadTables(packageFolder: string): PayloadTable[] {
  const files = readdirSync(join(packageFolder, folder)).filter((name) => name.endsWith('.yaml'));
  return files.sort().map((file) => {
    const text = readFileSync(join(packageFolder, folder, file), 'utf8');
    return payloadTableIn(text, file);
  });
}

/** Reads one table from YAML. Throws if it does not begin with what it is and what must come of it. */
export function payloadTableIn(yamlText: string, file: string): PayloadTable {
  const [head = ''] = yamlText.split(/^(?!#)/m);
  const lines = head.replace(/^# ?/gm, '').replace(/\s+/g, ' ').trim();
  const [about = '', expected = ''] = lines.split(/ ?Expected: /);
  if (about === '' || expected === '')
    throw new Error(
      `${file}: expected comments at its beginning, the last of them "# Expected: ..."`,
    );
  const values = parse(yamlText, { customTags: notationTags }) as Record<string, unknown>;
  return {
    name: nameOf(file),
    file: `fixtures/payloads/${file}`,
    about,
    expected,
    rows: Object.entries(values).map(([name, value]) => rowOf(name, value)),
  };
}

/** The tables that a text in Gherkin sends values of. */
export function tablesIn(gherkin: string, tables: readonly PayloadTable[]): PayloadTable[] {
  const lowerCase = gherkin.toLowerCase();
  return tables.filter(({ name }) => {
    if (otherSteps[name]?.test(gherkin)) return true;
    // The name alone is found much faster, and is in few texts.
    if (!lowerCase.includes(name.toLowerCase())) return false;
    return new RegExp(`(?:each of the|\\|) ${name}(?: \\||\\s|$)`, 'im').test(gherkin);
  });
}

function nameOf(file: string): string {
  const words = file.replace('.yaml', '').replaceAll('-', ' ');
  return words.replace(/\bjson\b/, 'JSON').replace(/\bjavascript\b/, 'JavaScript');
}

function rowOf(name: string, value: unknown): PrintedPayload {
  if (!(value instanceof Rewritten)) return { name, sent: inNotation(value) };
  return { name, sent: inNotation(value.sent), arrives: inNotation(value.arrives) };
}
