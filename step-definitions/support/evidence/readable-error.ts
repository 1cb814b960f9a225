import { cut } from '../../../harness/contract/brief';
import { withoutSecrets } from '../../../harness/target-file/secrets';
import type { Participant } from '../participants/participant';
import { withClientNames, withRoomWords } from './named-ids';

/** What names the ids and rooms of a scenario. */
interface Named {
  readonly participants: { readonly all: readonly Participant[] };
  readonly rooms: { readonly wireNames: ReadonlyMap<string, string> };
}

/** Most characters of an error: the text of a server in it may be of any length. */
const mostCharacters = 20_000;

/**
 * Rewrites an error for reports: no secret may be in it, a reader does not know a client by its socket id, and what a server
 * has sent may be long.
 */
export function makeReadable(error: unknown, scenario?: Named): void {
  rewrite(error, (text) => {
    const named = withoutSecrets(scenario ? withNames(text, scenario) : text);
    return cut(named, mostCharacters);
  });
}

/** Rewrites the texts of an error and its causes. */
export function rewrite(error: unknown, change: (text: string) => string): void {
  if (!(error instanceof Error)) return;
  const { message, stack = message } = error;
  error.message = change(message);
  error.stack = change(stack);
  rewrite(error.cause, change);
}

function withNames(text: string, { participants, rooms }: Named): string {
  return withRoomWords(withClientNames(text, participants.all), rooms.wireNames);
}
