import type { World } from '@cucumber/cucumber';
import type { Sequence } from '../../../harness/contract/sequence';
import type { ConformanceWorld } from '../world';

/** What everybody has sent and received in a scenario, in the words of the feature. */
export function sequenceOf({ clients, mark, transcript, messages }: ConformanceWorld): Sequence {
  const ids = clients.flatMap((person) =>
    person.allIds.map((id) => [`'${id}'`, person.name] as const),
  );
  return transcript.toSequence(new Map([...ids, [`${mark}-`, '']]), messages.probe);
}

/** Attaches it to the scenario that runs, unless nothing has happened in it. */
export function attachSequence({ attach }: Pick<World, 'attach'>, sequence: Sequence): void {
  if (sequence.entries.length === 0) return;
  const mediaType = 'application/vnd.rooms-conformance.sequence+json';
  attach(JSON.stringify(sequence), { mediaType, fileName: 'sequence.json' });
}
