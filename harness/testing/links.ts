import { dirname, join } from 'node:path/posix';

/** Broken links and duplicate ids of a site, a line each: `page: what`. Links to other sites are not followed. */
export function brokenLinks(pages: ReadonlyMap<string, string>): string[] {
  const ids = new Map([...pages].map(([file, text]) => [file, valuesOf('id', text)]));
  return [...pages].flatMap(([file, text]) => [
    ...valuesOf('href', text)
      .filter((href) => !leads(href, file, ids))
      .map((href) => `${file}: ${href} leads nowhere`),
    ...twice(ids.get(file) ?? []).map((id) => `${file}: the id ${id} is there twice`),
  ]);
}

function leads(href: string, from: string, ids: ReadonlyMap<string, readonly string[]>): boolean {
  if (/^https?:\/\/\S+$/.test(href)) return true;
  if (href === '') return false;
  const [file = '', id] = href.split('#');
  const found = ids.get(file === '' ? from : join(dirname(from), file));
  return found !== undefined && (id === undefined || found.includes(id));
}

function valuesOf(name: string, text: string): string[] {
  return [...text.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map(([, value = '']) => value);
}

function twice(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}
