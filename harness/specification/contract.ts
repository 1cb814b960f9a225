import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the contract is, from this package's own folder. */
const contractFile = 'docs/contract.md';

/** One numbered rule of the contract. */
export interface Clause {
  /** `7.2`. */
  readonly number: string;
  /** Its rule as Markdown; a row of a table reads `operation: ..., event: ...`. */
  readonly text: string;
}

/** Anchor of a clause in the contract: `c7-2` for 7.2. */
export function clauseAnchor(number: string): string {
  return `c${number.replace('.', '-')}`;
}

/** Link to a clause, from this package's own folder: `docs/contract.md#c7-2`. */
export function clauseLink(number: string): string {
  return `${contractFile}#${clauseAnchor(number)}`;
}

/** Reads the clauses of the contract in this package's folder, by number. */
export function loadClauses(folder: string): ReadonlyMap<string, Clause> {
  return clausesIn(readFileSync(join(folder, contractFile), 'utf8'));
}

/** Returns the clauses of a contract in Markdown, by number: paragraphs and rows of tables that begin with their anchor. */
export function clausesIn(markdown: string): ReadonlyMap<string, Clause> {
  const clauses = new Map<string, Clause>();
  let columns: readonly string[] = [];
  for (const line of markdown.split('\n')) {
    const text = line.replace(/<a id="[^"]*"><\/a>/, '');
    if (line.startsWith('| clause')) columns = cellsOf(line);
    const number = /^(?:\| )?<a id="c(\d+-\d+)"><\/a>/.exec(line)?.[1]?.replace('-', '.');
    if (number === undefined) continue;
    const rule = line.startsWith('|') ? rowText(columns, cellsOf(text)) : paragraphText(text);
    clauses.set(number, { number, text: rule });
  }
  return clauses;
}

function paragraphText(text: string): string {
  return text.replace(/^\*\*[\d.]+\*\* /, '');
}

function rowText(columns: readonly string[], cells: readonly string[]): string {
  const [, ...named] = columns.map((column, index) => [column, cells[index] ?? ''] as const);
  return named
    .filter(([, cell]) => cell !== '')
    .map(([column, cell]) => `${column}: ${cell}`)
    .join('; ');
}

function cellsOf(row: string): string[] {
  return row
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}
