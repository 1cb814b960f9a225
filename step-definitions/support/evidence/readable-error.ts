import { withoutSecrets } from '../../../harness/target-file/secrets';
import type { Participant } from '../participants/participant';
import { withClientNames, withRoomWords } from './named-ids';

/** What names the ids and rooms of a scenario. */
interface Named {
  readonly participants: { readonly all: readonly Participant[] };
  readonly rooms: { readonly wireNames: ReadonlyMap<string, string> };
}

/** Rewrites an error for reports: no secret may be in it, and a reader does not know a client by its socket id. */
export function makeReadable(error: unknown, scenario?: Named): void {
  rewrite(error, (text) => withoutSecrets(scenario ? withNames(text, scenario) : text));
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
