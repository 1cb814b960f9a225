import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const file = join('features', 'README.md');

/** What `features/README.md` tells readers of the features; its texts have `code` marked as in Markdown. */
export interface Guide {
  /** What a Rule is, and what a Then. */
  readonly opening: string;
  /** What each folder says, in reading order. */
  readonly areas: ReadonlyMap<string, string>;
  /** Who and what the scenarios are about. */
  readonly people: readonly string[];
  /** Tags that belong together, and what they mean. */
  readonly tags: readonly (readonly [tags: string, meaning: string])[];
}

/** The guide in this package's folder. Throws if a part of it cannot be found. */
export function loadGuide(folder: string): Guide {
  const [first = '', ...sections] = readFileSync(join(folder, file), 'utf8').split(/^## /m);
  const section = (title: string): string => {
    const found = sections.find((text) => text.startsWith(`${title}\n`));
    if (found === undefined) throw new Error(`${file}: there is no section "${title}"`);
    return found;
  };
  const areas = rowsIn(first).map(([name, says]) => [name.replaceAll('`', ''), says] as const);
  const [opening] = paragraphsIn(first);
  if (opening === undefined || areas.length === 0)
    throw new Error(`${file} does not begin with a paragraph and a table of the folders`);
  return {
    opening,
    areas: new Map(areas),
    people: paragraphsIn(section('People, rooms, servers')),
    tags: rowsIn(section('Tags')),
  };
}

/** The text of a section without its title and its tables, each paragraph on one line. */
function paragraphsIn(section: string): string[] {
  const [, ...blocks] = section.split(/\n{2,}/);
  const texts = blocks.filter((block) => !block.startsWith('|'));
  return texts.map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text !== '');
}

/** The rows of a table of two columns, without its head. */
function rowsIn(section: string): [string, string][] {
  const lines = section.split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) => {
    const [, first = '', second = ''] = line.split('|').map((cell) => cell.trim());
    return [first, second];
  });
}
