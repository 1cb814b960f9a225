import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lessonFile, loadLesson } from './lesson';
import { parseRequirements, type RequirementSet } from './requirements';

/** Where the requirement set is, from this package's own folder. */
export const requirementFile = join('fixtures', 'requirements', '1.0.yaml');

/**
 * Reads the requirement set in this package's folder, before it the Rules of the lesson, and finds ids in their files, as
 * file:line. Throws if a file has mistakes.
 */
export function loadRequirements(folder: string): {
  readonly set: RequirementSet;
  readonly placeOf: (id: string) => string;
} {
  const text = readFileSync(join(folder, requirementFile), 'utf8');
  const { set, requirements } = parseRequirements(text, requirementFile);
  const { rules } = loadLesson(folder);
  return {
    set: { set, requirements: [...rules, ...requirements] },
    placeOf: (id) => placeIn(folder, id.startsWith('lesson-') ? lessonFile : requirementFile, id),
  };
}

function placeIn(folder: string, file: string, id: string): string {
  const lines = readFileSync(join(folder, file), 'utf8').split('\n');
  return `${file}:${lines.findIndex((line) => line.endsWith(`id: ${id}`)) + 1}`;
}
