import type { Level } from '../../specification/requirements';
import type { Status } from '../../verdict/schema';
import { statusText } from '../status-text';
import { html, type Html } from './html';

const signs: Readonly<Record<Status, string>> = {
  passed: '✓',
  failed: '✕',
  'expected-failure': '!',
  'unexpected-pass': '?',
  'not-applicable': '–',
  'not-run': '○',
  flaky: '~',
};

/** A status as its sign and its words: colour only repeats them. */
export function statusMark(status: Status): Html {
  return html`<span class="status ${status}">${sign(status)} ${statusText(status)}</span>`;
}

/** The status of something where there is room for its sign only; a screen reader gets its words, a pointer all. */
export function statusSign(of: string, status: Status | undefined, more = ''): Html {
  const words = status === undefined ? 'not selected' : statusText(status);
  const shown = status === undefined ? html`<span aria-hidden="true">·</span>` : sign(status);
  const title = [`${of}: ${words}`, more].filter((part) => part !== '').join('\n');
  return html`<span class="status ${status ?? 'none'}" title="${title}"
    ><span class="lane">${of}</span> ${shown}<span class="unseen"> ${words},</span></span
  >`;
}

/** The level of a requirement. */
export function levelMark(level: Level): Html {
  return html`<span class="level ${level.toLowerCase()}">${level}</span>`;
}

function sign(status: Status): Html {
  return html`<span class="sign" aria-hidden="true">${signs[status]}</span>`;
}
