import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateMessages } from '@cucumber/gherkin';
import {
  IdGenerator,
  PickleStepType,
  SourceMediaType,
  type Envelope,
  type FeatureChild,
  type GherkinDocument,
  type ParseError,
  type Pickle,
} from '@cucumber/messages';
import { featureFiles } from './feature-files';

/** A scenario, or one row of an outline, as the features state it. */
export interface Scenario {
  readonly name: string;
  /** `features/02-rooms/01-joining.feature:17`. */
  readonly place: string;
  /** Its own tags, those of its Rule and those of its feature. */
  readonly tags: readonly string[];
  /** Ids of the requirements that it is tagged with: one, unless the tags are wrong. */
  readonly requirements: readonly string[];
  /** Whether it has a Then. */
  readonly hasOutcome: boolean;
}

/** A feature: what its scenarios have in common, and the scenarios outside its Rules. */
export interface Feature {
  readonly title: string;
  /** `features/02-rooms/01-joining.feature`. */
  readonly file: string;
  readonly tags: readonly string[];
  /** Its description, on one line. */
  readonly about: string;
  /** Its background in Gherkin, as written; empty if it has none. */
  readonly background: string;
  /** Scenarios outside its Rules in Gherkin, as written. */
  readonly unruled: readonly string[];
}

/** A Rule: a requirement and its scenarios. A scenario of a team's own features that is tagged itself is one as well. */
export interface Rule {
  readonly requirement: string | undefined;
  readonly sentence: string;
  /** Its description, on one line. */
  readonly description: string;
  readonly place: string;
  /** Title of its feature. */
  readonly feature: string;
  /** Description of its feature, on one line. */
  readonly about: string;
  /** Background of its feature in Gherkin, as written; empty if it has none. */
  readonly background: string;
  /** The Rule with its scenarios in Gherkin, as written. */
  readonly gherkin: string;
  /** Line of its file on which `gherkin` begins, from 1. */
  readonly firstLine: number;
}

/** The content of the features. */
export interface Specification {
  readonly features: readonly Feature[];
  readonly rules: readonly Rule[];
  readonly scenarios: readonly Scenario[];
}

/** Reads all features of a package's folder, or those at `paths`. Throws if one cannot be parsed. */
export async function readSpecification(
  folder: string,
  paths: readonly string[] = featureFiles(folder),
): Promise<Specification> {
  const envelopes = await parsed(folder, paths);
  const broken = envelopes.flatMap(({ parseError }) => (parseError ? [placed(parseError)] : []));
  if (broken.length > 0) throw new Error(broken.join('\n'));
  return specificationIn(envelopes);
}

/** Cucumber puts line and column in front of its message, and leaves out the file. */
function placed({ source, message }: ParseError): string {
  return `${source.uri ?? ''}:${message.replace(/^\((\d+:\d+)\)/, '$1')}`;
}

/** Returns the features that Cucumber has read, from its messages. */
export function specificationIn(envelopes: readonly Envelope[]): Specification {
  const read = envelopes.flatMap(({ gherkinDocument }) =>
    gherkinDocument ? readDocument(gherkinDocument, sourceOf(gherkinDocument, envelopes)) : [],
  );
  return {
    features: read.map(({ feature }) => feature),
    rules: read.flatMap(({ rules }) => rules),
    scenarios: envelopes.flatMap(({ pickle }) => (pickle ? [scenarioOf(pickle)] : [])),
  };
}

/** One file. */
interface Read {
  readonly feature: Feature;
  readonly rules: readonly Rule[];
}

/**
 * Returns the id of a requirement in a tag such as `@RM-01`, `@lesson-M1`, or `@ACME-1` of a team's own features; undefined
 * for any other tag.
 */
export function requirementIn(tag: string): string | undefined {
  return /^@([A-Z]{2}-\d{2}|lesson-[A-Z]\d|[A-Z]{3,}-\d+)$/.exec(tag)?.[1];
}

/** Returns whether an id is one that a team's own features may use: three or more capitals, so that it is never one of the suite. */
export function isOwnId(id: string): boolean {
  return /^[A-Z]{3,}-\d+$/.test(id);
}

/** Returns Cucumber's messages about feature files: the source, the document and the scenarios of each, or its errors. */
async function parsed(folder: string, paths: readonly string[]): Promise<Envelope[]> {
  const texts = await Promise.all(paths.map((path) => readFile(join(folder, path), 'utf8')));
  const newId = IdGenerator.incrementing();
  return paths.flatMap((path, index) =>
    generateMessages(texts[index] ?? '', path, SourceMediaType.TEXT_X_CUCUMBER_GHERKIN_PLAIN, {
      defaultDialect: 'en',
      includeSource: true,
      includeGherkinDocument: true,
      includePickles: true,
      newId,
    }),
  );
}

function sourceOf({ uri }: GherkinDocument, envelopes: readonly Envelope[]): string {
  return envelopes.find(({ source }) => source?.uri === uri)?.source?.data ?? '';
}

function readDocument({ uri = '', feature: written }: GherkinDocument, source: string): Read[] {
  if (!written) return [];
  const { name: title, children } = written;
  const starts = children.map(startOf);
  const texts = children.map((_, index) => linesOf(source, starts[index], starts[index + 1]));
  const about = oneLine(written.description);
  const background = texts[children.findIndex((child) => child.background)] ?? '';
  const unruled = texts.filter((_, index) => children[index]?.scenario);
  const tags = written.tags.map(({ name }) => name);
  const rules = children.flatMap(({ rule, scenario }, index) => {
    const own = [...((rule ?? scenario)?.tags ?? []), ...written.tags];
    const requirement = own.map(({ name }) => requirementIn(name)).find(Boolean);
    const stated = rule ?? (requirement === undefined ? undefined : scenario);
    if (!stated) return [];
    const place = `${uri}:${stated.location.line}`;
    const shown = { feature: title, about, background, gherkin: texts[index] ?? '' };
    const description = oneLine(stated.description);
    const firstLine = starts[index] ?? 1;
    return [{ requirement, sentence: stated.name, description, place, ...shown, firstLine }];
  });
  return [{ feature: { title, file: uri, tags, about, background, unruled }, rules }];
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** The line on which a part of a feature begins, its tags included. */
function startOf({ rule, background, scenario }: FeatureChild): number {
  const tags = rule?.tags ?? scenario?.tags ?? [];
  const places = [...tags.map(({ location }) => location), rule?.location, background?.location];
  return Math.min(...[...places, scenario?.location].flatMap((place) => place?.line ?? []));
}

/** The lines from `start` up to before `end`, without the indentation that all of them have. */
function linesOf(source: string, start = 1, end = Infinity): string {
  const lines = source.split('\n').slice(start - 1, end - 1);
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/));
  return lines
    .map((line) => line.slice(Math.min(...indents)))
    .join('\n')
    .trimEnd();
}

function scenarioOf(pickle: Pickle): Scenario {
  const tags = pickle.tags.map(({ name }) => name);
  return {
    name: pickle.name,
    place: `${pickle.uri}:${pickle.location?.line ?? 0}`,
    tags,
    requirements: tags.flatMap((tag) => requirementIn(tag) ?? []),
    hasOutcome: pickle.steps.some(({ type }) => type === PickleStepType.OUTCOME),
  };
}
