import { levelName, levelSchema } from '../../specification/requirements';
import { isOfLesson } from '../../specification/lesson';
import { isOwn } from '../../verdict/outcome';
import { statusSchema, type Verdict } from '../../verdict/schema';
import { html, type Html } from './html';
import { statusText } from '../status-text';

/** Renders the filter of the requirements, hidden until the page's script runs. */
export function filter({ requirements, environment }: Verdict): Html {
  const statuses = statusSchema.options.filter((status) =>
    requirements.some(
      (one) => one.status === status || Object.values(one.lanes).includes(status as never),
    ),
  );
  const ofLesson = requirements.some(isOfLesson) ? [levelName(undefined)] : [];
  const own = requirements.some(isOwn) ? [levelName('OWN')] : [];
  return html`<form class="filter" role="search" aria-label="Requirements" hidden>
    <label class="text"
      >Search <input type="search" name="text" placeholder="id, words, a message"
    /></label>
    ${choice(
      'status',
      statuses.map((status) => [status, statusText(status)]),
    )}
    ${choice(
      'level',
      [...levelSchema.options, ...ofLesson, ...own].map((level) => [level, level]),
    )}
    ${choice(
      'lane',
      environment.lanes.map((lane) => [lane, lane]),
    )}
    <output aria-live="polite">${requirements.length} requirements</output>
  </form>`;
}

function choice(name: string, values: readonly (readonly [value: string, words: string])[]): Html {
  return html`<label
    >${name}
    <select name="${name}">
      <option value="">any</option>
      ${values.map(([value, words]) => html`<option value="${value}">${words}</option>`)}
    </select></label
  >`;
}
