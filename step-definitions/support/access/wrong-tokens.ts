import { tryToConnect, type Attempts } from '../participants/attempts';
import { authOfRow, type CredentialContext } from '../participants/credentials';
import type { Participant } from '../participants/participant';
import { payloadTable } from '../payloads/payload-table';

/** Mistakes after which no other row is tried: a server that answers nothing any more need not be asked for long. */
const mostMistakes = 3;

/** What tries with the rows of a table need from their scenario. */
interface Parts extends Pick<CredentialContext, 'session'> {
  readonly attempts: Attempts;
}

/** Tries to connect with each row of a table; the attempt that is kept is refused if each of them was. */
export async function tryEachToken(
  parts: Parts,
  client: Participant,
  { namespace, table }: { readonly namespace: string; readonly table: string },
): Promise<void> {
  const mistakes: string[] = [];
  for (const { name, sent } of payloadTable(table)) {
    const auth = await authOfRow(parts, table, sent);
    const mistake = await acceptanceOf(parts.attempts, client, { namespace, auth });
    if (mistake !== undefined) mistakes.push(`${name}: ${mistake}`);
    if (mistakes.length === mostMistakes) break;
  }
  const what = `${client.label} tried to connect to ${namespace} with each of the ${table}`;
  const outcome = mistakes.length === 0 ? 'refused' : 'not always refused';
  parts.attempts.keep({ what, outcome, answer: mistakes });
}

/** Returns what happened instead of a refusal, if anything did. */
async function acceptanceOf(
  attempts: Attempts,
  client: Participant,
  { namespace, auth }: { readonly namespace: string; readonly auth: object },
): Promise<string | undefined> {
  try {
    await tryToConnect(attempts, client, namespace, auth);
    if (attempts.last().outcome === 'refused') return undefined;
    await client.disconnect(namespace);
    return 'accepted';
  } catch (error) {
    return (error as Error).message;
  }
}
