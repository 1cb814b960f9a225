import { PassThrough } from 'node:stream';
import { loadConfiguration, runCucumber } from '@cucumber/cucumber/api';
import {
  PickleStepType,
  type Envelope,
  type GherkinDocument,
  type Pickle,
} from '@cucumber/messages';

/** A scenario, or one row of an outline, as the features state it. */
export interface Scenario {
  readonly name: string;
  /** `features/02-rooms/01-joining.feature:17`. */
  readonly place: string;
  /** Its own tags and those of its Rule and its feature. */
  readonly tags: readonly string[];
  /** Ids of the requirements that it is tagged with; one, unless somebody made a mistake. */
  readonly requirements: readonly string[];
  /** Whether any of its steps says what must be observed. */
  readonly hasOutcome: boolean;
}

/** A Rule: the sentence of a requirement. */
export interface Rule {
  readonly requirement: string | undefined;
  readonly sentence: string;
  readonly place: string;
  /** What the feature says before its first scenario, for people. */
  readonly about: string;
}

/** What the features say, without a word of how it is checked. */
export interface Specification {
  readonly rules: readonly Rule[];
  readonly scenarios: readonly Scenario[];
}

/** Reads the features in a folder that has a `features` folder, or those that are named. Throws if one cannot be parsed. */
export async function readSpecification(
  folder: string,
  paths = ['features/**/*.feature'],
): Promise<Specification> {
  const envelopes = await dryRun(folder, paths);
  const broken = envelopes.flatMap(({ parseError }) => (parseError ? [parseError.message] : []));
  if (broken.length > 0) throw new Error(broken.join('\n'));
  return {
    rules: envelopes.flatMap(({ gherkinDocument }) =>
      gherkinDocument ? rulesOf(gherkinDocument) : [],
    ),
    scenarios: envelopes.flatMap(({ pickle }) => (pickle ? [scenarioOf(pickle)] : [])),
  };
}

/** The id of a requirement in a tag, or undefined if it is another tag. */
function requirementIn(tag: string): string | undefined {
  return /^@([A-Z]{2}-\d{2})$/.exec(tag)?.[1];
}

async function dryRun(cwd: string, paths: string[]): Promise<Envelope[]> {
  const provided = { dryRun: true, paths };
  const { runConfiguration } = await loadConfiguration({ file: false, provided }, { cwd });
  const envelopes: Envelope[] = [];
  const environment = { cwd, stdout: new PassThrough().resume() };
  await runCucumber(runConfiguration, environment, (envelope) => envelopes.push(envelope));
  return envelopes;
}

function rulesOf({ uri, feature }: GherkinDocument): Rule[] {
  const about = (feature?.description ?? '').replace(/\s+/g, ' ').trim();
  return (feature?.children ?? []).flatMap(({ rule }) => {
    if (!rule) return [];
    const requirement = rule.tags.map(({ name }) => requirementIn(name)).find(Boolean);
    const place = `${uri ?? ''}:${rule.location.line}`;
    return [{ requirement, sentence: rule.name, place, about }];
  });
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
