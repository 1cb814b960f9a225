import { levelName, type Rank } from '../../specification/requirements';
import type { Status } from '../../verdict/schema';
import { statusText } from '../status-text';
import { html, type Html } from './html';

const signs: Readonly<Record<Status, string>> = {
  passed: '✓',
  failed: '✕',
  blocked: '■',
  inconclusive: '≈',
  'expected-failure': '!',
  'unexpected-pass': '?',
  'not-applicable': '–',
  'not-run': '○',
  flaky: '~',
};

/** Renders a status as its sign and its words; color only repeats them. */
export function statusMark(status: Status): Html {
  return html`<span class="status ${status}">${sign(status)} ${statusText(status)}</span>`;
}

/** Renders a status where there is room for its sign only; its words are for screen readers and pointers. */
export function statusSign(of: string, status: Status | undefined, more = ''): Html {
  const words = status === undefined ? 'not selected' : statusText(status);
  const shown = status === undefined ? html`<span aria-hidden="true">·</span>` : sign(status);
  const title = [`${of}: ${words}`, more].filter((part) => part !== '').join('\n');
  return html`<span class="status ${status ?? 'none'}" title="${title}"
    ><span class="lane">${of}</span> ${shown}<span class="unseen"> ${words},</span></span
  >`;
}

/** Renders the level of a requirement, or that it is a Rule of the lesson or a team's own. */
export function levelMark(level: Rank | undefined): Html {
  const name = levelName(level);
  return html`<span class="level ${name.toLowerCase()}">${name}</span>`;
}

function sign(status: Status): Html {
  return html`<span class="sign" aria-hidden="true">${signs[status]}</span>`;
}
