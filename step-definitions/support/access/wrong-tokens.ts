import { authOf } from '../participants/credentials';
import type { Participant } from '../participants/participant';
import { payloadTable } from '../payloads/payload-table';
import type { ConformanceWorld } from '../world';
import { tryToConnect } from '../participants/attempts';

/** A server that answers nothing any more need not be asked for long. */
const enough = 3;

/** Tries to connect with each row of a table; the attempt that is kept is refused if each of them was. */
export async function tryEachToken(
  world: ConformanceWorld,
  person: Participant,
  [namespace, table]: readonly [string, string],
): Promise<void> {
  const wrong: string[] = [];
  for (const { name, sent } of payloadTable(table)) {
    const auth = await authOf(world, table, sent);
    const mistake = await admission(world, person, [namespace, auth]);
    if (mistake !== undefined) wrong.push(`${name}: ${mistake}`);
    if (wrong.length === enough) break;
  }
  const what = `${person.label} tried to connect to ${namespace} with each of the ${table}`;
  const outcome = wrong.length === 0 ? 'refused' : 'accepted at least once';
  world.keep({ what, outcome, answer: wrong });
}

/** What happened instead of a refusal, if so. */
async function admission(
  world: ConformanceWorld,
  person: Participant,
  [namespace, auth]: readonly [string, object],
): Promise<string | undefined> {
  try {
    await tryToConnect(world, person, namespace, auth);
    if (world.attempt().outcome === 'refused') return undefined;
    await person.leaveNamespace(namespace);
    return 'admitted';
  } catch (error) {
    return (error as Error).message;
  }
}
