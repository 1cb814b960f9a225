import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import type { CodeExcerpt } from '../harness/reports/site/lesson/code';

/** Cuts a class, a function or a member of a class out of a file: `reference-server/rooms/rooms.ts#Rooms.join`. Throws if it is not there. */
export function codeExcerpt(folder: string, place: string): CodeExcerpt {
  const [file = '', symbol = ''] = place.split('#');
  const text = readFileSync(join(folder, file), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const [name = '', member] = symbol.split('.');
  const declared = source.statements.find((one) => isNamed(one, name));
  const found = member === undefined ? declared : memberOf(declared, member);
  if (!found) throw new Error(`${file} declares no ${symbol}`);
  const start = found.getStart(source, true);
  const { line, character } = source.getLineAndCharacterOfPosition(start);
  const lines = `${' '.repeat(character)}${text.slice(start, found.end)}`.split('\n');
  const dedented = lines.map((one) => one.slice(Math.min(character, one.search(/\S|$/))));
  return { file, symbol, line: line + 1, text: dedented.join('\n') };
}

function memberOf(declared: ts.Node | undefined, name: string): ts.Node | undefined {
  if (!declared || !ts.isClassDeclaration(declared)) return undefined;
  return declared.members.find((one) => isNamed(one, name));
}

function isNamed(node: ts.Node, name: string): boolean {
  const declared = node as ts.Node & { readonly name?: ts.Node };
  return declared.name?.getText() === name;
}
