import { Option } from 'commander';
import { root } from '../package-root';
import { requirementSets } from '../specification/requirement-file';

/** The option that chooses a requirement set. */
export function requirementSetOption(): Option {
  const sets = requirementSets(root);
  const latest = sets.at(-1) ?? '';
  return new Option(
    '--requirement-set <set>',
    `requirement set to judge by (default: ${latest}, the latest)`,
  ).choices(sets);
}
