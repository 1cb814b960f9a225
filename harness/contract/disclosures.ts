import { field } from './json-path';

/** Files of source code, by extension. */
const source = String.raw`(?:[cm]?[jt]sx?|py|java|kt|rb|go|rs|php|cs|exs?)`;

/** Variables with which the suite starts servers, and those of common platforms. Contract, section 3. */
const variables = [
  ...['JWT_SECRET', 'REDIS_URL', 'REDIS_KEY', 'PING_INTERVAL_MS', 'PING_TIMEOUT_MS', 'RECOVERY_MS'],
  ...['CONNECT_TIMEOUT_MS', 'MAX_HTTP_BUFFER_SIZE', 'NODE_ENV', 'NODE_OPTIONS', 'DATABASE_URL'],
  ...['PYTHONPATH', 'JAVA_HOME', 'LD_LIBRARY_PATH'],
];

/** Kind of what is no secret, but belongs to the server alone. */
const ofClass = 'a class of the server';

/** What an error shows to an attacker, and how it looks. Source: CWE-209, https://cwe.mitre.org/data/definitions/209.html */
const shapes: readonly (readonly [string, RegExp])[] = [
  ['a stack trace', /^\s*at [^\n]*[(/\\:][^\n]*:\d+(?::\d+)?\)?\s*$/m],
  ['a stack trace', /^\s*at [\w.$<>/]+\([\w.]*(?::\d+)?(?:Native Method)?\)\s*$/m],
  ['a stack trace', /Traceback \(most recent call last\)|^\s*File "[^"\n]+", line \d+/m],
  ['a stack trace', /^goroutine \d+ \[|^\s*#\d+ \S+\(\d+\): |stack backtrace:/m],
  ['a file of the server', new RegExp(String.raw`file://\S+|[/\\]node_modules[/\\]\S+`)],
  ['a file of the server', new RegExp(String.raw`(?:[/\\][\w.@-]+){2,}\.${source}\b`)],
  ['a file of the server', new RegExp(String.raw`\b[\w-]+\.${source}:\d+`)],
  ['a variable of the environment', new RegExp(String.raw`\b(?:${variables.join('|')})\b`)],
  [ofClass, /\b(?:[A-Z]\w*)?(?:Type|Reference|Range|Syntax|Assertion)Error\b/],
  [ofClass, /\b(?:Zod|Jwt|JWT|JsonWebToken|JWS|JWE|JOSE|Mongo|Redis|Sql)\w*Error\b/],
  [ofClass, /\b(?:[a-z]\w*\.)+[A-Z]\w*(?:Exception|Error)\b/],
  [ofClass, /Cannot (?:read|set) propert(?:y|ies) |\bis not a function\b/],
];

/** Characters around what is disclosed that a message shows. */
const shownCharacters = 80;

/** Fields that hold what a client sent itself. NestJS repeats it in `cause`. */
const repeated: readonly string[] = ['cause'];

/** Values that one refusal may hold, so that a hostile one is not searched for long. */
const mostTexts = 500;
const mostCharacters = 20_000;

/** Something of a server's inside that a refusal shows to a client. */
export interface Disclosure {
  /** Human-readable: `a stack trace`. */
  readonly kind: string;
  /** Where it stands in the refusal, shortened. */
  readonly excerpt: string;
  /** Whether it is only the name of a class, or an error of the language: a bug, and no way in. */
  readonly isMinor: boolean;
}

/** Returns what a refusal discloses of the server's inside; undefined if it discloses nothing. */
export function disclosureIn(refusal: unknown): Disclosure | undefined {
  const texts = textsIn(refusal).slice(0, mostTexts);
  for (const text of texts) {
    const found = disclosureInText(text.slice(0, mostCharacters));
    if (found) return found;
  }
  return undefined;
}

/** Returns whether the value of an acknowledgement refuses a request. */
export function isRefusal(answer: unknown): boolean {
  const error = field(answer, 'error');
  return field(answer, 'ok') === false || (error !== undefined && error !== null);
}

function disclosureInText(text: string): Disclosure | undefined {
  for (const [kind, shape] of shapes) {
    const match = shape.exec(text);
    if (!match) continue;
    const end = match.index + Math.min(match[0].length, shownCharacters);
    return { kind, excerpt: text.slice(match.index, end).trim(), isMinor: kind === ofClass };
  }
  return undefined;
}

/** Texts anywhere in a value, and the keys of its objects. */
function textsIn(value: unknown): string[] {
  const texts: string[] = [];
  const open: unknown[] = [value];
  while (open.length > 0 && texts.length < mostTexts) {
    const one = open.pop();
    if (typeof one === 'string') texts.push(one);
    if (typeof one !== 'object' || one === null || ArrayBuffer.isView(one)) continue;
    const entries = Object.entries(one).filter(([key]) => !repeated.includes(key));
    for (const [key, inner] of entries) {
      if (!Array.isArray(one)) texts.push(key);
      open.push(inner);
    }
  }
  return texts;
}
