import type { World } from '@cucumber/cucumber';
import type { ConformanceWorld } from '../world';

/** Something that was sent, received, noted or missed, for a sequence diagram. The verdict reads it: harness/verdict/sequence.ts. */
export interface Entry {
  /** Milliseconds since the scenario began. */
  readonly at: number;
  readonly way: 'sent' | 'received' | 'noted' | 'missed';
  /** For people: `bob@2`. */
  readonly who: string;
  readonly instance?: number;
  /** What it was, short: `/chat roomMessage { … }`. */
  readonly text: string;
  /** Whether it should not have come. */
  readonly unexpected?: boolean;
}

/** What happened in a scenario that failed, for a sequence diagram. */
export interface Sequence {
  /** How many entries were left out before these. */
  readonly earlier: number;
  readonly entries: readonly Entry[];
}

/** What everybody has sent and received in a scenario, in the words of the feature. */
export function sequenceOf({
  everybody,
  mark,
  transcript,
  conversation,
}: ConformanceWorld): Sequence {
  const ids = everybody.flatMap((person) =>
    person.allIds.map((id) => [`'${id}'`, person.name] as const),
  );
  return transcript.toSequence(new Map([...ids, [`${mark}-`, '']]), conversation.probe);
}

/** Attaches it to the scenario that runs, unless nothing has happened in it. */
export function attachSequence({ attach }: Pick<World, 'attach'>, sequence: Sequence): void {
  if (sequence.entries.length === 0) return;
  const mediaType = 'application/vnd.rooms-conformance.sequence+json';
  attach(JSON.stringify(sequence), { mediaType, fileName: 'sequence.json' });
}
