/** A statement by which a client does something: what it calls, its name, and the rest. */
const form = /^await (connect|ask)\(("(?:[^"\\]|\\.)*"), (.*)\);$/;

/** Statements that follow each other and differ only in the client. */
interface Run {
  readonly statement: string;
  readonly call: string | undefined;
  readonly rest: string | undefined;
  readonly clients: string[];
}

/** Returns statements with a loop in the place of several that follow each other and differ only in the client. */
export function folded(statements: readonly string[]): string[] {
  const runs: Run[] = [];
  for (const statement of statements) {
    const [, call, client = '', rest] = form.exec(statement) ?? [];
    const last = runs.at(-1);
    const isSame = call !== undefined && last?.call === call && last.rest === rest;
    if (isSame && !last.clients.includes(client)) last.clients.push(client);
    else runs.push({ statement, call, rest, clients: [client] });
  }
  return runs.map(({ statement, call, rest, clients }) => {
    if (call === undefined || clients.length === 1) return statement;
    return `for (const client of [${clients.join(', ')}]) await ${call}(client, ${String(rest)});`;
  });
}
