import type { Requirement } from '../../specification/requirements';

/** Capabilities of each named profile; `full` contains every capability of the requirement set. */
const profiles = {
  core: ['core'],
  'chat-room': ['core', 'roster', 'presence'],
  cluster: ['core', 'cluster', 'fault-injection'],
  full: 'all',
} as const;

/** Name of a set of capabilities. */
export type Profile = keyof typeof profiles;

/** Names of all profiles. */
export const profileNames = Object.keys(profiles) as Profile[];

/** Capabilities that each requirement needs, by id: one list for each scenario of it. */
export type Needs = ReadonlyMap<string, readonly (readonly string[])[]>;

/** Returns the capabilities of a profile, the core first. */
function capabilitiesOf(profile: Profile, requirements: readonly Requirement[]): readonly string[] {
  const listed = profiles[profile];
  return listed === 'all' ? [...new Set(['core', ...requirements.map(of)])] : listed;
}

const of = ({ capability }: Requirement): string => capability;

/**
 * MUST requirements of a profile that scenarios can check. One that needs a capability outside the profile besides its own
 * does not belong to it, unless one of its scenarios does without.
 */
export function mustsOf(
  profile: Profile,
  requirements: readonly Requirement[],
  needs: Needs,
): Requirement[] {
  const included = capabilitiesOf(profile, requirements);
  const fits = (needed: readonly string[]): boolean =>
    needed.every((one) => included.includes(one));
  return requirements.filter(
    ({ id, level, excluded, capability }) =>
      level === 'MUST' &&
      excluded === undefined &&
      included.includes(capability) &&
      (needs.get(id)?.some(fits) ?? true),
  );
}

/** Name of the profile with exactly these capabilities; undefined if there is none. */
export function profileWith(
  capabilities: readonly string[],
  requirements: readonly Requirement[],
): Profile | undefined {
  const sorted = [...capabilities].sort().join();
  return profileNames.find(
    (name) => [...capabilitiesOf(name, requirements)].sort().join() === sorted,
  );
}
