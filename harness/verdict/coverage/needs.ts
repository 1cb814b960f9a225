import type { Envelope } from '@cucumber/messages';
import type { Requirement } from '../../specification/requirements';
import { requirementIn } from '../../specification/specification';
import type { Needs } from './profiles';

/** Reads from Cucumber's messages, by the tags of all scenarios, which capabilities each requirement needs. */
export function needsOf(
  envelopes: readonly Envelope[],
  requirements: readonly Requirement[],
): Needs {
  const capabilities = new Set(requirements.map(({ capability }) => capability));
  const needs = new Map<string, string[][]>();
  for (const { pickle } of envelopes) {
    const tags = pickle?.tags.map(({ name }) => name) ?? [];
    const needed = tags.map((tag) => tag.slice(1)).filter((name) => capabilities.has(name));
    for (const id of tags.flatMap((tag) => requirementIn(tag) ?? []))
      needs.set(id, [...(needs.get(id) ?? []), needed]);
  }
  return needs;
}
