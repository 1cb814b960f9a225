import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { lessonFile, loadLesson } from './lesson';
import { parseRequirements, type RequirementSet } from './requirements';
import { earlierSet } from './sets/earlier-set';
import { extended } from './sets/extension';

const setFolder = join('fixtures', 'requirements');

/** Returns the files of all requirement sets from this package's own folder, the first set first. */
export function requirementFiles(folder: string): string[] {
  const names = readdirSync(join(folder, setFolder)).filter((name) =>
    /^\d+\.\d+\.yaml$/.test(name),
  );
  const inOrder = names.sort((one, other) => one.localeCompare(other, 'en', { numeric: true }));
  return inOrder.map((name) => join(setFolder, name));
}

/** Returns the names of all requirement sets in this package's folder, the first one first. */
export function requirementSets(folder: string): string[] {
  return requirementFiles(folder).map((file) => basename(file, '.yaml'));
}

/**
 * Reads a requirement set in this package's folder, the latest if none is named, before it the Rules of the lesson, and finds
 * ids in their files, as file:line. Throws if a file has mistakes, or if there is no such set.
 */
export function loadRequirements(
  folder: string,
  name?: string,
): { readonly set: RequirementSet; readonly placeOf: (id: string) => string } {
  const sets = allSets(folder);
  const latest = sets.at(-1);
  const wanted = name === undefined ? latest : sets.find(({ set }) => set === name);
  if (!latest || !wanted) throw new Error(`there is no requirement set ${name ?? ''}`);
  const set = wanted === latest ? latest : earlierSet(wanted, latest.requirements);
  const { rules } = loadLesson(folder);
  return {
    set: { ...set, requirements: [...rules, ...set.requirements] },
    placeOf: (id) => placeOf(folder, id),
  };
}

/** Each set after the first extends the one before it. */
function allSets(folder: string): RequirementSet[] {
  const sets: RequirementSet[] = [];
  for (const file of requirementFiles(folder)) {
    const text = readFileSync(join(folder, file), 'utf8');
    const before = sets.at(-1);
    sets.push(before ? extended(before, text, file) : parseRequirements(text, file));
  }
  return sets;
}

/** Returns where a requirement was added or last changed. */
function placeOf(folder: string, id: string): string {
  const files = id.startsWith('lesson-') ? [lessonFile] : requirementFiles(folder).reverse();
  const places = files.flatMap((file) => {
    const lines = readFileSync(join(folder, file), 'utf8').split('\n');
    const index = lines.findIndex((line) => line.endsWith(`id: ${id}`));
    return index < 0 ? [] : [`${file}:${index + 1}`];
  });
  return places[0] ?? files[0] ?? '';
}
