import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const file = join('features', 'README.md');

/** What the first page of the site takes from `features/README.md`; its texts are Markdown on one line. */
export interface Guide {
  /** What a Rule is. */
  readonly opening: string;
  /** What each folder specifies, in reading order. */
  readonly areas: ReadonlyMap<string, string>;
  readonly tags: readonly TagMeaning[];
}

/** Tags that mean one thing. */
export interface TagMeaning {
  readonly tags: string;
  readonly meaning: string;
}

/** Reads the guide in this package's folder. Throws if a part of it cannot be found. */
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
    tags: rowsIn(section('Tags')).map(([tags, meaning]) => ({ tags, meaning })),
  };
}

/** The paragraphs of a section, each on one line, without its title and its tables. */
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
