import type { Verdict } from '../../verdict/schema';
import { coverageText, outcomeText } from '../verdict-text';

const colors = {
  conformant: 'brightgreen',
  'not-conformant': 'red',
  incomplete: 'yellow',
  'no-verdict': 'lightgrey',
} as const satisfies Record<Verdict['outcome'], string>;

/** `badge.json`, for a badge at a URL. Format: https://shields.io/badges/endpoint-badge */
export function badge(verdict: Verdict): string {
  const { outcome } = verdict;
  const message = `${outcomeText(verdict)} (${coverageText(verdict)})`;
  const badge = { schemaVersion: 1, label: 'rooms & namespaces', message, color: colors[outcome] };
  return `${JSON.stringify(badge, null, 2)}\n`;
}
