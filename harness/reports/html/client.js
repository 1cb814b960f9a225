'use strict';

const form = document.querySelector('.filter');
const rows = [...document.querySelectorAll('.requirement')];
const texts = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));

/** Whether a requirement has the status: in the lane, if one is chosen; else over all lanes or in any of them. */
function hasStatus(row, status, lane) {
  const results = row.dataset.lanes.split(' ').filter((result) => result.startsWith(`${lane}:`));
  if (lane !== '') return results.some((result) => status === '' || result === `${lane}:${status}`);
  return status === '' || row.dataset.status === status;
}

function fits(row, { text, status, level, lane }) {
  const words = text.toLowerCase().split(/\s+/);
  const isMeant = words.every((word) => texts.get(row).includes(word));
  return isMeant && (level === '' || row.dataset.level === level) && hasStatus(row, status, lane);
}

function filter() {
  const wanted = Object.fromEntries(new FormData(form));
  for (const row of rows) row.hidden = !fits(row, wanted);
  for (const group of document.querySelectorAll('.feature, .area, .failures'))
    group.hidden = !group.querySelector('.requirement:not([hidden])');
  const shown = rows.filter((row) => row.id !== '' && !row.hidden).length;
  const all = rows.filter((row) => row.id !== '').length;
  form.querySelector('output').value =
    shown === all ? `${all} requirements` : `${shown} of ${all} requirements`;
}

/** Opens the requirement that the address names, and takes the reader there. */
function follow() {
  const named = rows.find((row) => row.id !== '' && `#${row.id}` === location.hash);
  if (!named) return;
  if (named.hidden) {
    form.reset();
    filter();
  }
  named.open = true;
  const summary = named.querySelector('summary');
  summary.focus({ preventScroll: true });
  named.scrollIntoView();
}

/** Scrolls every drawing of a requirement to where something went wrong. */
function showWrong(requirement) {
  for (const drawing of requirement.querySelectorAll('.diagram')) {
    const wrong = drawing.querySelector('.unexpected .shaft, .missed .shaft');
    if (!wrong) continue;
    const { x, y } = wrong.getBBox();
    drawing.scrollTo(x - drawing.clientWidth / 3, y - drawing.clientHeight / 2);
  }
}

/** Names the view that is shown to screen readers; the style sheet shows it, without this script as well. */
function markView() {
  const inLesson = document.querySelector('#lesson:target, #lesson :target') !== null;
  for (const tab of document.querySelectorAll('.tabs a'))
    if ((tab.hash === '#lesson') === inLesson) tab.setAttribute('aria-current', 'true');
    else tab.removeAttribute('aria-current');
}

form.hidden = false;
form.addEventListener('input', filter);
form.addEventListener('submit', (event) => event.preventDefault());
addEventListener('hashchange', follow);
addEventListener('hashchange', markView);
for (const row of rows) {
  row.addEventListener('toggle', () => showWrong(row));
  if (row.open) showWrong(row);
}
// The browser itself scrolls to what the address names only once.
document.addEventListener('click', (event) => {
  const link = event.target.closest('a[href^="#"]');
  if (link && link.hash === location.hash) follow();
});

// Until then the browser itself goes to what the address names, and takes the focus away.
addEventListener('load', follow);
addEventListener('load', markView);
