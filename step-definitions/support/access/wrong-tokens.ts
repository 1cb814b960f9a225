import type { Transcript } from '../evidence/transcript';
import { tryToConnect, type Attempts } from '../participants/attempts';
import { authOfRow, type CredentialContext } from '../participants/credentials';
import type { Participant } from '../participants/participant';
import type { TranscriptPart } from '../reproduction/expectation';
import { payloadTable } from '../payloads/payload-table';

/** Mistakes after which no other row is tried: a server that answers nothing any more need not be asked for long. */
const mostMistakes = 3;

const accepted = 'accepted';

/** What tries with the rows of a table need from their scenario. */
interface Parts extends Pick<CredentialContext, 'session'> {
  readonly attempts: Attempts;
  readonly transcript: Pick<Transcript, 'length'>;
}

/** Tries to connect with each row of a table; the attempt that is kept is refused if each of them was. */
export async function tryEachToken(
  parts: Parts,
  client: Participant,
  { namespace, table }: { readonly namespace: string; readonly table: string },
): Promise<void> {
  const mistakes: string[] = [];
  const { transcript } = parts;
  const from = transcript.length;
  let part: TranscriptPart | undefined;
  for (const { name, sent } of payloadTable(table)) {
    const auth = await authOfRow(parts, table, sent);
    const to = transcript.length;
    const mistake = await acceptanceOf(parts.attempts, client, { namespace, auth });
    if (mistake === undefined) continue;
    mistakes.push(`${name}: ${mistake}`);
    part ??= { end: transcript.length, skipped: { from, to } };
    if (mistake === accepted) await client.disconnect(namespace);
    if (mistakes.length === mostMistakes) break;
  }
  const what = `${client.label} tried to connect to ${namespace} with each of the ${table}`;
  const outcome = mistakes.length === 0 ? 'refused' : 'not always refused';
  const expectation = part && { client: client.name, outcomes: ['refused'], part };
  parts.attempts.keep({ what, outcome, answer: mistakes, expectation });
}

/** Returns what happened instead of a refusal, if anything did. */
async function acceptanceOf(
  attempts: Attempts,
  client: Participant,
  { namespace, auth }: { readonly namespace: string; readonly auth: object },
): Promise<string | undefined> {
  try {
    await tryToConnect(attempts, client, namespace, auth);
    return attempts.last().outcome === 'refused' ? undefined : accepted;
  } catch (error) {
    return (error as Error).message;
  }
}
