import type { Sequence } from '../../../harness/contract/sequence';
import type { LaneSettings } from '../../../harness/servers/lane-context';
import type { Transcript } from './transcript';

/** What a scenario calls its clients and rooms. */
interface Parts {
  readonly transcript: Transcript;
  readonly participants: {
    readonly all: readonly { readonly name: string; readonly allIds: readonly string[] }[];
  };
  readonly rooms: { readonly wireNames: ReadonlyMap<string, string> };
  readonly messages: { readonly probe: string };
}

/** Takes what is attached to the running scenario. */
export type Attach = (text: string, as: { mediaType: string; fileName: string }) => unknown;

/** Returns everything that the clients of a scenario have sent and received, with the names of the feature. */
export function sequenceOf({ participants, rooms, transcript, messages }: Parts): Sequence {
  const ids = participants.all.flatMap(({ name, allIds }) =>
    allIds.map((id) => [`'${id}'`, name] as const),
  );
  return transcript.toSequence(
    new Map([...ids, ...[...rooms.wireNames].map(shownName)]),
    messages.probe,
  );
}

/** A quoted name of a room is shown as the feature has it; what stands before a name of the feature is left out. */
function shownName([wire, word]: readonly [string, string]): readonly [string, string] {
  return word === '' ? [`${wire}-`, ''] : [`'${wire}'`, `'${word}'`];
}

/**
 * Whether a passed scenario is drawn as well: the site shows who received what in each scenario of the lesson. One lane is
 * enough, the one that a scenario needs or else the first.
 */
export function isDrawn(tags: readonly string[], { name }: Pick<LaneSettings, 'name'>): boolean {
  const home = tags.includes('@cluster') ? 'three-servers' : 'one-server';
  return name === home && tags.some((tag) => tag.startsWith('@lesson-'));
}

/** Attaches a sequence to the running scenario, unless nothing has happened in it. */
export function attachSequence(attach: Attach, sequence: Sequence): void {
  if (sequence.entries.length === 0) return;
  const mediaType = 'application/vnd.rooms-conformance.sequence+json';
  attach(JSON.stringify(sequence), { mediaType, fileName: 'sequence.json' });
}
