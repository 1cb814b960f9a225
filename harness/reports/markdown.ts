import { oneLine } from './plain-text';
import { plain } from '../plain';

/** Table in GitHub's Markdown: https://github.github.com/gfm/#tables-extension- */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const ruler = head.map(() => '---');
  return [head, ruler, ...rows].map((cells) => `| ${cells.map(escaped).join(' | ')} |`).join('\n');
}

/** Text on one line with all markup escaped. */
export function escaped(text: string): string {
  return oneLine(plain(text)).replace(/[\\`*_{}[\]<>#|~&!]/g, String.raw`\$&`);
}

/** Code block of these lines. Its fence is longer than any in them: https://spec.commonmark.org/0.31.2/#fenced-code-blocks */
export function fenced(lines: readonly string[]): string {
  const text = plain(lines.join('\n'));
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}text`, text, fence].join('\n');
}
