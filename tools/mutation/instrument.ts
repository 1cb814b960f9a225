import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { InstrumenterOptions } from '@stryker-mutator/instrumenter';

/** A mechanical change of one place of the reference server. */
export interface MechanicalMutant {
  /** Value of `switchVariable` that switches it on. */
  readonly id: string;
  /** File and a digest of what is changed; stays the same while other lines of the file change. */
  readonly name: string;
  /** Path relative to the package, with slashes. */
  readonly file: string;
  /** Position of the code in its file, in characters. */
  readonly offset: number;
  readonly line: number;
  /** StrykerJS's name of the kind of change. */
  readonly mutator: string;
  /** Code that is replaced. */
  readonly code: string;
  readonly replacement: string;
}

/** The reference server with all mutants in it, each of them switched off. */
export interface Instrumented {
  /** Source of each file, by absolute path. */
  readonly sources: ReadonlyMap<string, string>;
  readonly mutants: readonly MechanicalMutant[];
}

/** Environment variable that StrykerJS's code reads. */
export const switchVariable = '__STRYKER_ACTIVE_MUTANT__';

const server = 'reference-server';

/** Programs and gateways that no run of the suite starts. */
const notRun = ['cluster.ts', 'gateways/protocol-suite.gateways.ts'];

/** Event names are the contract's, so that a server without one does not start; other texts are for readers. */
const options: InstrumenterOptions = {
  plugins: null,
  ignorers: [],
  excludedMutations: ['StringLiteral'],
};

/** Puts all mutants into the reference server. Throws if a file cannot be parsed. */
export async function instrument(root: string): Promise<Instrumented> {
  const { Instrumenter } = await import('@stryker-mutator/instrumenter');
  const texts = new Map(
    filesIn(root).map((file) => [file, readFileSync(join(root, file), 'utf8')]),
  );
  const files = [...texts].map(([name, content]) => ({ name, content, mutate: true }));
  const result = await new Instrumenter(silent).instrument(files, options);
  const sources = result.files.map(({ name, content }) => [join(root, name), content] as const);
  const included = result.mutants.filter(({ status }) => status !== 'Ignored');
  const mutants = included.map(({ id, fileName, location, mutatorName, replacement }) => {
    const text = texts.get(fileName) ?? '';
    const offset = offsetOf(text, location.start);
    const code = text.slice(offset, offsetOf(text, location.end));
    const line = location.start.line + 1;
    return { id, file: fileName, offset, line, mutator: mutatorName, code, replacement };
  });
  return { sources: new Map(sources), mutants: named(mutants) };
}

function filesIn(root: string): string[] {
  return readdirSync(join(root, server), { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts') && !/(^testing\/|\.test\.ts$)/.test(file))
    .filter((file) => !notRun.includes(file))
    .map((file) => `${server}/${file}`)
    .sort();
}

/** Returns the position in characters of a position that counts lines and columns from 0. */
function offsetOf(text: string, { line, column }: { line: number; column: number }): number {
  const before = text.split('\n').slice(0, line);
  return before.reduce((sum, { length }) => sum + length + 1, column);
}

/** Adds names; equal changes of equal code in one file are told apart by their order. */
export function named(mutants: readonly Omit<MechanicalMutant, 'name'>[]): MechanicalMutant[] {
  const seen = new Map<string, number>();
  return mutants.map((mutant) => {
    const { file, mutator, code, replacement } = mutant;
    const change = [file, mutator, code, replacement].join('\0');
    const nth = seen.get(change) ?? 0;
    seen.set(change, nth + 1);
    const digest = createHash('sha256').update(`${change}\0${nth}`).digest('hex').slice(0, 8);
    return { ...mutant, name: `${file.slice(server.length + 1)}#${digest}` };
  });
}

const ignore = (): void => undefined;
const silent = {
  isTraceEnabled: () => false,
  isDebugEnabled: () => false,
  isInfoEnabled: () => false,
  isWarnEnabled: () => false,
  isErrorEnabled: () => false,
  isFatalEnabled: () => false,
  trace: ignore,
  debug: ignore,
  info: ignore,
  warn: ignore,
  error: ignore,
  fatal: ignore,
};
