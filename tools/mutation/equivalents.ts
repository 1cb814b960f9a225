import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { checkYaml } from '../../harness/target-file/checked-yaml';
import type { MechanicalMutant } from './instrument';

/** File with the mutants that no client can tell from the correct server, relative to the package. */
const equivalentsFile = join('fixtures', 'mutation', 'equivalent.yaml');

const equivalentsSchema = z.array(
  z.strictObject({
    file: z.string(),
    /** StrykerJS's name of the kind of change. */
    mutator: z.string(),
    /** Code that is replaced; white space counts as one space. */
    code: z.string(),
    replacement: z.string(),
    /** Code that stands before it, if the file has several such mutants: the first one after it is meant. */
    after: z.string().exactOptional(),
    reason: z.string().min(1),
  }),
);

/** A mutant that no client can tell from the correct server, and why. */
export type Equivalent = z.infer<typeof equivalentsSchema.element>;

/** The listed mutants, by name, and a message for each entry that does not name exactly one mutant. */
export interface Listed {
  readonly reasons: ReadonlyMap<string, string>;
  readonly problems: readonly string[];
}

/** Reads the list. Throws an error with a line for each mistake. */
export function readEquivalents(root: string): readonly Equivalent[] {
  const file = join(root, equivalentsFile);
  if (!existsSync(file)) return [];
  const checked = checkYaml(equivalentsSchema, readFileSync(file, 'utf8'), equivalentsFile);
  if (checked.mistakes) throw new Error(checked.mistakes.join('\n'));
  return checked.data;
}

/** Finds the mutant of each entry. `textOf` returns the content of a file of the reference server. */
export function listEquivalents(
  entries: readonly Equivalent[],
  mutants: readonly MechanicalMutant[],
  textOf: (file: string) => string,
): Listed {
  const reasons = new Map<string, string>();
  const problems: string[] = [];
  for (const entry of entries) {
    const found = matching(entry, mutants, textOf);
    const [mutant] = found;
    if (mutant && found.length === 1) reasons.set(mutant.name, entry.reason);
    else problems.push(problemOf(entry, found.length));
  }
  return { reasons, problems };
}

function matching(
  { file, mutator, code, replacement, after }: Equivalent,
  mutants: readonly MechanicalMutant[],
  textOf: (file: string) => string,
): readonly MechanicalMutant[] {
  const same = mutants.filter(
    (one) =>
      one.file === file &&
      one.mutator === mutator &&
      oneLine(one.code) === oneLine(code) &&
      oneLine(one.replacement) === oneLine(replacement),
  );
  if (after === undefined || same.length === 0) return same;
  const start = textOf(file).indexOf(after);
  return start < 0 ? [] : same.filter(({ offset }) => offset > start).slice(0, 1);
}

function problemOf({ file, mutator, code }: Equivalent, count: number): string {
  const what = `${equivalentsFile}: ${file}, ${mutator} of \`${oneLine(code)}\``;
  return count === 0
    ? `${what}: no mutant matches; remove the entry, or copy code and replacement from the report`
    : `${what}: ${count} mutants match; add \`after\`, a text that stands before the one that is meant`;
}

/** Returns a text with every run of white space as one space. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
