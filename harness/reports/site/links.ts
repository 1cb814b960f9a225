import type { Explanation } from '../../specification/explanation';

/** Pages that are not about one feature. */
export const pages = {
  index: 'index.html',
  language: 'step-language.html',
  requirements: 'requirements.html',
  contract: 'contract.html',
  targetFiles: 'target-files.html',
  glossary: 'glossary.html',
  lesson: 'lesson.html',
  statements: 'statements.html',
  payloads: 'payloads.html',
  adapters: 'adapters.html',
  scoreboard: 'scoreboard.html',
} as const;

/** The report on a server that is written as the lesson says, copied beside the pages if there is one. */
export const lessonTargetPage = 'lesson-target/index.html';

/** A document in Markdown that is a page of the site. */
interface DocumentPage {
  /** From the package's own folder: `docs/contract.md`. */
  readonly path: string;
  readonly file: string;
}

/** The documents that are pages of the site. */
export const documentPages: readonly DocumentPage[] = [
  { path: 'features/README.md', file: pages.language },
  { path: 'docs/contract.md', file: pages.contract },
  { path: 'docs/target-files.md', file: pages.targetFiles },
  { path: 'docs/glossary.md', file: pages.glossary },
  { path: 'docs/lesson.md', file: pages.statements },
  { path: 'fixtures/payloads/README.md', file: pages.payloads },
  { path: 'docs/adapters.md', file: pages.adapters },
  { path: 'docs/scoreboard.md', file: pages.scoreboard },
];

/** A link that every page has. */
interface Signpost {
  readonly words: string;
  readonly href: string;
}

/** Links from every page to those that are not about one feature. */
export const signposts: readonly Signpost[] = [
  { words: 'Start', href: pages.index },
  { words: 'The lesson', href: pages.lesson },
  { words: 'All statements', href: pages.statements },
  { words: 'How to read it', href: pages.language },
  { words: 'Requirements', href: pages.requirements },
  { words: 'Contract', href: pages.contract },
  { words: 'Glossary', href: pages.glossary },
  { words: 'Payload tables', href: pages.payloads },
  { words: 'Adapters', href: pages.adapters },
  { words: 'Scoreboard', href: pages.scoreboard },
];

/** Returns the page of the feature that a place stands in: `01-namespaces-03-names.html`. */
export function featureHref(place: string): string {
  const [file = ''] = place.split(':');
  return `${file
    .replace(/^features\//, '')
    .replace(/\.feature$/, '')
    .replaceAll('/', '-')}.html`;
}

/** Returns where a requirement is shown: where it is stated first, or in the list if no feature states it. */
export function requirementHref({ requirement, rules }: Explanation): string {
  const page = rules[0] ? featureHref(rules[0].place) : pages.requirements;
  return `${page}#${requirement.id}`;
}

/** Returns the permanent address of a requirement of a set: `1.1/TM-07.html`. Changing it breaks links of others. */
export function permanentHref(set: string, id: string): string {
  return `${set}/${id}.html`;
}

/** Returns the permanent address of a requirement set: `1.1/index.html`. */
export function setHref(set: string): string {
  return `${set}/index.html`;
}

/**
 * Returns where a link from a file of this package leads on the site, or undefined if what it leads to is no page: it is
 * shown as text then. Links to the web stay as they are.
 */
export function siteHref(target: string, from = ''): string | undefined {
  if (/^https?:/.test(target)) return target;
  if (target.startsWith('#')) return target;
  const [path = '', anchor] = resolved(target, from).split('#');
  const page = pageOf(path);
  return page === undefined || anchor === undefined ? page : `${page}#${anchor}`;
}

function pageOf(path: string): string | undefined {
  if (path.endsWith('.feature')) return featureHref(path);
  if (path.startsWith('fixtures/requirements/')) return pages.requirements;
  return documentPages.find((one) => one.path === path)?.file;
}

/** A path from the package's own folder, for one from a file's folder. */
function resolved(target: string, from: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}
