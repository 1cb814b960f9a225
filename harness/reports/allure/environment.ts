import type { Verdict } from '../../verdict/schema';
import { verdictLine } from '../verdict-text';
import { oneLine } from '../plain-text';
import { plain } from '../../plain';

/** `environment.properties`. Format: https://allurereport.org/docs/how-it-works-environment-file/ */
export function environmentProperties(verdict: Verdict): string {
  const { suite, target, environment } = verdict;
  const properties = {
    Verdict: verdictLine(verdict),
    Target: `${target.name} ${target.version}`,
    Capabilities: target.capabilities.join(', '),
    Servers: `${environment.servers}`,
    Backplane: environment.backplane,
    Lanes: environment.lanes.join(', '),
    Node: environment.node,
    Suite: `${suite.name} ${suite.version}`,
    'Requirement set': suite.requirementSet,
    'Silence window': `${environment.silenceWindowMs} ms`,
  };
  const lines = Object.entries(properties).map(
    ([key, value]) => `${escaped(key)}=${escaped(value)}`,
  );
  return `${lines.join('\n')}\n`;
}

/** A key or a value of a properties file. Source: java.util.Properties.load, which takes other letters than ASCII only as \uXXXX. */
function escaped(text: string): string {
  return oneLine(plain(text))
    .replace(/[\\:=#! ]/g, String.raw`\$&`)
    .replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
