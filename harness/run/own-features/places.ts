import { relative, resolve } from 'node:path';
import type { Envelope } from '@cucumber/messages';
import { root } from '../../package-root';

/** Returns a path, with a line and column if it has them, as a user in the current folder writes it. */
export function placeFromHere(place: string, from = ''): string {
  return relative('', resolve(from, place)) || '.';
}

/**
 * Returns a message of Cucumber in which the path of a team's own feature begins at the current folder, not at the folder
 * of this package.
 */
export function envelopeFromHere(files: readonly string[], envelope: Envelope): Envelope {
  const { uri } = envelope.pickle ?? envelope.gherkinDocument ?? envelope.source ?? {};
  if (uri === undefined || !files.includes(resolve(root, uri))) return envelope;
  const copy = structuredClone(envelope);
  for (const one of [copy.pickle, copy.gherkinDocument, copy.source])
    if (one) one.uri = placeFromHere(uri, root);
  return copy;
}
