import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Html, html } from './html';

/** What a page consists of. */
export interface Page {
  readonly title: string;
  /** CSS and JavaScript of ours. */
  readonly style: string;
  readonly script?: string;
  readonly body: Html;
}

/**
 * A self-contained HTML document. It loads nothing, and runs and shows nothing but the style and the script that it is
 * given: should a text of a target ever become markup, it would still be no script.
 */
export function htmlDocument({ title, style, script = '', body }: Page): string {
  const policy = [
    "default-src 'none'",
    `style-src ${hashOf(style)}`,
    `script-src ${hashOf(script)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const head = html`<meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title}</title>`;
  return `<!doctype html>
<html lang="en">
<head>
${head.text}
<style>${style}</style>
</head>
<body>
${body.text}
<script>${script}</script>
</body>
</html>
`;
}

/** Returns the style of all pages, followed by the files that a page adds. */
export function styleOf(...more: readonly string[]): string {
  const files = [join(__dirname, 'style.css'), ...more];
  return files.map((file) => readFileSync(file, 'utf8')).join('\n');
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
