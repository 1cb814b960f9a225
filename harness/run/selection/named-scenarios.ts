import { root } from '../../package-root';
import { specificationInSet } from '../../specification/sets/earlier-set';
import { readSpecification, type Scenario } from '../../specification/specification';
import { suggest } from '../../suggest';
import { UsageError } from '../options';
import type { Plan } from '../plan';

/** Longer lists help nobody. */
const mostSuggestions = 5;

/**
 * Returns a plan of which only the scenarios run whose name contains a text, in any case, and the control scenarios. Throws
 * UsageError if no scenario of the requested requirements has such a name.
 */
export async function withScenariosNamed(plan: Plan, text: string): Promise<Plan> {
  const { requirements: set, selected, target } = plan;
  const { scenarios } = specificationInSet(set, await readSpecification(root));
  const isEligible = ({ requirements: [id] }: Scenario): boolean =>
    id !== undefined && (selected?.includes(id) ?? true);
  const eligible = scenarios.filter(isEligible);
  const found = eligible.filter(({ name }) => name.toLowerCase().includes(text.toLowerCase()));
  if (found.length === 0) throw new UsageError(noneNamed(text, eligible));
  const controls = scenarios.filter(({ tags }) => tags.includes('@control'));
  const names = new Set([...found, ...controls].map(({ name }) => name));
  const deviations = target.deviations.map((deviation) => {
    const own = scenarios.filter(({ requirements }) =>
      requirements.includes(deviation.requirement),
    );
    const covered = deviation.scenarios ?? own.map(({ name }) => name);
    return { ...deviation, isPartlyRun: covered.some((name) => !names.has(name)) };
  });
  return {
    ...plan,
    selected: [...new Set(found.flatMap(({ requirements }) => requirements))],
    named: { text, names: [...names] },
    target: { ...target, deviations },
  };
}

function noneNamed(text: string, eligible: readonly Scenario[]): string {
  const near = similarTitles(text, [...new Set(eligible.map(({ name }) => name))]);
  const hint = near.length === 0 ? '' : `; did you mean one of these?\n  ${near.join('\n  ')}`;
  return `--scenario ${text}: no scenario has this in its name${hint}`;
}

/** Returns the titles that have most words of a text, or words that are spelled like them. */
function similarTitles(text: string, titles: readonly string[]): string[] {
  const wanted = wordsOf(text);
  const rated = titles.map((title) => {
    const words = wordsOf(title);
    return { title, score: wanted.filter((word) => suggest(word, words).length > 0).length };
  });
  const similar = rated.filter(({ score }) => score > 0);
  similar.sort((one, other) => other.score - one.score);
  return similar.slice(0, mostSuggestions).map(({ title }) => title);
}

/** Words of a text; the shortest are in almost every title. */
function wordsOf(text: string): string[] {
  return (text.toLowerCase().match(/[\p{L}\d]+/gu) ?? []).filter((word) => word.length > 2);
}
