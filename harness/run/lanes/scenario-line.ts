import { oneLine } from '../../reports/plain-text';
import { plain } from '../../plain';
import { statusText } from '../../reports/status-text';
import type { EndedScenario } from './ended-scenarios';

/** The line of `--verbose` about a scenario: `passed  one-server  RM-01  bob joins the lobby (12 ms)`. */
export function scenarioLine(scenario: EndedScenario): string {
  const { lane, name, requirement = 'control', status, durationMs } = scenario;
  const columns = [statusText(status).padEnd(16), lane.padEnd(13), requirement.padEnd(9)];
  return `${columns.join('  ')}  ${oneLine(plain(name))} (${Math.round(durationMs)} ms)`;
}
