import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from '../../package-root';
import type { Requirement } from '../../specification/requirements';
import {
  isOwnId,
  readSpecification,
  type Rule,
  type Scenario,
  type Specification,
} from '../../specification/specification';
import type { FeatureFolder } from '../../target-file/target-file';
import { UsageError } from '../options';
import { placeFromHere } from './places';

/** Features of a team's own, which run beside those of the suite. */
export interface OwnFeatures {
  /** Paths of the feature files. */
  readonly files: readonly string[];
  /** Paths of the files with step definitions. */
  readonly steps: readonly string[];
  /** One for each id with which the features tag a scenario. */
  readonly requirements: readonly Requirement[];
  readonly scenarios: readonly Scenario[];
}

const example = 'such as @ACME-1: three or more capitals, a dash and a number';

/** Reads the features of a folder. Throws UsageError with a line for each mistake, which says where it is. */
export async function readOwnFeatures({ path, named }: FeatureFolder): Promise<OwnFeatures> {
  if (!existsSync(path) || !statSync(path).isDirectory())
    throw new UsageError(`${named}: there is no folder ${placeFromHere(path)}`);
  const files = filesIn(path, /\.feature$/);
  if (files.length === 0)
    throw new UsageError(`${named}: ${placeFromHere(path)} contains no .feature file`);
  const read = await specificationOf(files);
  if (read.scenarios.length === 0)
    throw new UsageError(`${named}: the features in ${placeFromHere(path)} contain no scenario`);
  const mistakes = read.scenarios.flatMap(mistakeIn);
  if (mistakes.length > 0) throw new UsageError(mistakes.join('\n'));
  return {
    files,
    steps: filesIn(path, /(?<!\.d)\.[cm]?[jt]s$/),
    requirements: requirementsIn(read),
    scenarios: read.scenarios,
  };
}

function filesIn(folder: string, pattern: RegExp): string[] {
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = all.filter((file) => pattern.test(file) && !/(^|\/)node_modules\//.test(file));
  return files.sort().map((file) => join(folder, file));
}

async function specificationOf(files: readonly string[]): Promise<Specification> {
  const paths = files.map((file) => relative(root, file));
  try {
    return await readSpecification(root, paths);
  } catch (error) {
    const lines = (error as Error).message.split('\n');
    throw new UsageError(lines.map((line) => placeFromHere(line, root)).join('\n'));
  }
}

function mistakeIn({ place, name, requirements }: Scenario): string[] {
  const [id, ...others] = new Set(requirements);
  const wrong = (what: string): string[] => [`${placeFromHere(place, root)}: "${name}" ${what}`];
  if (id === undefined)
    return wrong(`has no requirement id; tag it, or the Rule that it is in, with one ${example}`);
  if (others.length > 0)
    return wrong(
      `is tagged with ${[id, ...others].join(' and ')}, expected one (its Rule counts, too)`,
    );
  if (isOwnId(id)) return [];
  return wrong(`is tagged with ${id}, which is an id of the suite; use one of your own ${example}`);
}

function requirementsIn({ rules, scenarios }: Specification): Requirement[] {
  const ids = [...new Set(scenarios.flatMap(({ requirements }) => requirements))];
  return ids.map((id) => {
    const stated = rules.filter(({ requirement }) => requirement === id);
    const { title, why } = describe(stated);
    return { id, level: 'OWN', title: title || id, capability: 'core', why };
  });
}

/** Several scenarios of one requirement that no Rule holds together share the title of their feature. */
function describe([first, ...others]: readonly Rule[]): { title: string; why: string } {
  if (!first) return { title: '', why: '' };
  if (others.length > 0) return { title: first.feature, why: first.about };
  return { title: first.sentence, why: first.description || first.about };
}
