import type { ScenarioVerdict, Verdict } from '../verdict/schema';

/** Human-readable results over all lanes, by the title of the scenario. */
export function resultsIn({ requirements }: Verdict): ReadonlyMap<string, string> {
  const byName = new Map<string, ScenarioVerdict[]>();
  for (const scenario of requirements.flatMap(({ scenarios }) => scenarios))
    byName.set(scenario.name, [...(byName.get(scenario.name) ?? []), scenario]);
  return new Map([...byName].map(([name, runs]) => [name, resultOf(runs)]));
}

function resultOf(runs: readonly ScenarioVerdict[]): string {
  const others = runs.filter(({ status }) => status !== 'passed');
  if (others.length === 0) return 'passed';
  return others.map(({ status, lane }) => `${status} in ${lane}`).join(', ');
}
