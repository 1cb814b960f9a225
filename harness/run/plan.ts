import { randomInt } from 'node:crypto';
import { join, relative, resolve } from 'node:path';
import { driverOf } from '../drivers/driver-of';
import { root } from '../package-root';
import type { Exploration } from '../servers/lane-context';
import { loadRequirements } from '../specification/requirement-file';
import type { RequirementSet } from '../specification/requirements';
import { idsBeyond, taggedIds } from '../specification/sets/earlier-set';
import { keepSecret, withoutPassword } from '../target-file/secrets';
import { sharedBecause } from '../target-file/start/start-schema';
import { loadTarget, type Target } from '../target-file/target-file';
import { isOwnId } from '../specification/specification';
import { hasExpired, type Deviation } from '../verdict/status';
import { checkRequirements } from './deviations';
import type { OneOf } from './lanes/files-with';
import { lanes, type Lane } from './lanes/lanes';
import type { OwnFeatures } from './own-features/own-features';
import { checkNames, greatestSeed, UsageError, type RunOptions } from './options';

/** Everything that a run needs to know, checked. */
export interface Plan {
  readonly target: Target;
  /** Path of the target file; undefined if only URLs were given. */
  readonly targetFile: string | undefined;
  /** The set with the requirements of the team's own features. */
  readonly requirements: RequirementSet;
  /** Features that run beside those of the suite. */
  readonly own?: OwnFeatures;
  /** Requested lanes; some may turn out not to apply. */
  readonly lanes: readonly Lane[];
  /** Number of instances to start or attach to. */
  readonly servers: number;
  /** Cucumber tag expression of the requested scenarios; empty for all. */
  readonly tags: string;
  /** What the expression requires of each scenario; undefined for nothing in particular. */
  readonly oneOf: OneOf | undefined;
  readonly selected: readonly string[] | undefined;
  /** Names of the only scenarios that run, and the text that they contain; undefined for all. */
  readonly named?: { readonly text: string; readonly names: readonly string[] };
  readonly exploration: Exploration;
  /** Milliseconds of added network latency in each direction. */
  readonly latencyMs?: number;
  /** When the run began, as an ISO 8601 time in UTC. */
  readonly startedAt: string;
  /** Day of the run in UTC: `2027-01-31`. */
  readonly today: string;
  /** Folder of the reports. */
  readonly out: string;
}

/** Returns the deviations of a target that have not expired. */
export function validDeviations({ target, today }: Plan): readonly Deviation[] {
  return target.deviations.filter((deviation) => !hasExpired(deviation, today));
}

/** Path from the current folder, as messages name it. */
function referenceFile(): string {
  return relative('', join(root, 'fixtures', 'targets', 'reference', 'target.yaml'));
}

/**
 * Reads the files and checks every name. Throws UsageError or TargetFileError: exit code 2. `own` are the features of the
 * team's own, which take longer to read.
 */
export function planOf(given: RunOptions, own?: OwnFeatures): Plan {
  const target = targetOf(given);
  // A driver module that cannot be used is a mistake, which ends the run before anything starts.
  driverOf(target);
  const requirements = withOwn(loadRequirements(root, given.requirementSet).set, own);
  const options = withWholeFamilies(given, requirements);
  checkSelection(options, target, requirements);
  const requested = lanes.filter(({ name }) => options.lane?.includes(name) ?? true);
  const selected = selectedIds(options, requirements);
  const oneOf = selected && tagsOf([...taggedIds(requirements, selected), 'control']);
  const startedAt = new Date().toISOString();
  return {
    target,
    targetFile: targetFileOf(options),
    requirements,
    ...(own && { own }),
    lanes: requested,
    servers: serversOf(target, requested, options),
    tags: oneOf?.join(' or ') ?? notBeyond(requirements),
    oneOf,
    selected,
    exploration: explorationOf(options),
    startedAt,
    today: startedAt.slice(0, '2027-01-31'.length),
    out: resolve(options.out),
  };
}

function withOwn(set: RequirementSet, own: OwnFeatures | undefined): RequirementSet {
  return { ...set, requirements: [...set.requirements, ...(own?.requirements ?? [])] };
}

/** Bounds of the short exploration that is part of every run; the number of histories keeps it short on a fast machine. */
const short = { ms: 750, histories: 25 };

function explorationOf({ explore, seed = randomInt(greatestSeed) }: RunOptions): Exploration {
  return explore === undefined ? { seed, ...short } : { seed, ms: explore, histories: Infinity };
}

/** Replaces what all ids of a family begin with, such as `TM` or `lesson`, by these ids. */
function withWholeFamilies(options: RunOptions, { requirements }: RequirementSet): RunOptions {
  if (!options.requirement) return options;
  const ids = requirements.map(({ id }) => id);
  const requirement = options.requirement.flatMap((name) => {
    const family = ids.filter((id) => id.toLowerCase().startsWith(`${name.toLowerCase()}-`));
    return family.length > 0 ? family : [name];
  });
  return { ...options, requirement };
}

function checkSelection(options: RunOptions, target: Target, set: RequirementSet): void {
  const ids = set.requirements.map(({ id }) => id);
  checkRequirements(target.deviations, [...ids, ...(set.later?.keys() ?? [])]);
  checkNames('requirement', options.requirement ?? [], ids);
  const laneNames = lanes.map(({ name }) => name);
  checkNames('lane', options.lane ?? [], laneNames);
  if (options.lane?.includes('three-servers') && !target.capabilities.includes('cluster')) {
    throw new UsageError(
      '--lane three-servers: the target does not declare the capability cluster; add it to `capabilities`, or leave this lane out',
    );
  }
  checkContainers(options, target);
}

function checkContainers({ serversIn, redisUrl }: RunOptions, { start }: Target): void {
  if (serversIn === 'containers' && !('reference' in start)) {
    throw new UsageError(
      '--servers-in containers: only the reference server can be started this way; leave it out, or use start.image in the target file',
    );
  }
  const isInContainers = serversIn === 'containers' || 'image' in start || 'compose' in start;
  if (isInContainers && redisUrl !== undefined) {
    throw new UsageError(
      '--redis-url: servers in containers can reach only the Redis on their own network; leave it out',
    );
  }
}

function serversOf(target: Target, requested: readonly Lane[], { servers }: RunOptions): number {
  if ('urls' in target.start) return target.start.urls.length;
  if (sharedBecause(target.start) === 'port') return 1;
  const isCluster = target.capabilities.includes('cluster');
  return isCluster && requested.some(({ isSpread }) => isSpread) ? servers : 1;
}

function targetFileOf({ target: file, url, command }: RunOptions): string | undefined {
  return file ?? ((url ?? command) ? undefined : referenceFile());
}

/** Returns the target as the options name it. Throws UsageError or TargetFileError. */
export function targetOf({ target: file, url, command }: RunOptions): Target {
  const target = loadTarget(file ?? referenceFile());
  if (command !== undefined) return commandTarget(target, command, file !== undefined);
  if (!url) return target;
  checkUrls(url);
  if (file !== undefined) return { ...target, start: { urls: [...url] } };
  const capabilities: Target['capabilities'] = url.length > 1 ? ['cluster'] : [];
  for (const one of url) keepSecret(new URL(one).password);
  const name = withoutPassword(url.join(', '));
  const start = { urls: [...url] };
  return { ...target, name, version: 'unknown', start, capabilities, deviations: [] };
}

/** A target without a file has the contract's core and a single server. */
function commandTarget(target: Target, command: string, hasFile: boolean): Target {
  const start = { command };
  if (hasFile) return { ...target, start };
  return { ...target, name: 'target', version: 'unknown', start, capabilities: [], deviations: [] };
}

/** Throws UsageError for the first URL that is not an http or https URL. */
export function checkUrls(urls: readonly string[]): void {
  const wrong = urls.find((url) => !URL.canParse(url) || !/^https?:/.test(url));
  if (wrong !== undefined) {
    throw new UsageError(
      `--url ${wrong}: not a URL of a server; expected one such as http://127.0.0.1:3000`,
    );
  }
}

function tagsOf(ids: readonly string[]): string[] {
  return ids.map((id) => `@${id}`);
}

/** Returns the tag expression that leaves out what is not in the set. */
function notBeyond(set: RequirementSet): string {
  const beyond = idsBeyond(set);
  return beyond.length === 0 ? '' : `not (${tagsOf(beyond).join(' or ')})`;
}

function selectedIds(
  { requirement, level, onlyFeatures }: RunOptions,
  { requirements }: RequirementSet,
): readonly string[] | undefined {
  if (!requirement && !level && !onlyFeatures) return undefined;
  return requirements
    .filter(({ id }) => requirement?.includes(id) ?? true)
    .filter((one) => level === undefined || one.level === level.toUpperCase())
    .filter((one) => !onlyFeatures || isOwnId(one.id))
    .map(({ id }) => id);
}
