import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseRequirements, type RequirementSet } from './requirements';

/** Where the requirement set is, from this package's own folder. */
export const requirementFile = join('fixtures', 'requirements', '1.0.yaml');

/** Reads the requirement set in this package's folder, and finds ids in its file, as file:line. Throws if it has mistakes. */
export function loadRequirements(folder: string): {
  readonly set: RequirementSet;
  readonly placeOf: (id: string) => string;
} {
  const text = readFileSync(join(folder, requirementFile), 'utf8');
  const lines = text.split('\n');
  const lineOf = (id: string): number => lines.findIndex((line) => line.endsWith(`id: ${id}`)) + 1;
  return {
    set: parseRequirements(text, requirementFile),
    placeOf: (id) => `${requirementFile}:${lineOf(id)}`,
  };
}
