import { brief } from '../../../harness/contract/brief';
import { Mismatch } from '../../../harness/contract/mismatch';
import { expecting } from '../reproduction/expectation';
import type { Participant } from './participant';

/** The sockets of a scenario. */
interface Parts {
  readonly participants: { readonly all: readonly Participant[] };
  readonly rawClient: { readonly sockets: ReadonlyMap<string, string | undefined> };
}

/** Fails unless every socket of every client has an id, and no two sockets have the same. */
export function assertDistinctIds({ participants, rawClient }: Parts): void {
  const raw = [...rawClient.sockets].map(([namespace, id]) => ({
    id,
    label: `eve on ${namespace}`,
  }));
  const own = participants.all.flatMap((client) =>
    client.namespaces.map((namespace) => ({
      id: client.idIn(namespace),
      label: client.listener(namespace).label,
    })),
  );
  const ids = [...own, ...raw];
  const wrong = ids.filter(
    ({ id }) => id === undefined || ids.filter((other) => other.id === id).length > 1,
  );
  if (wrong.length === 0) return;
  const lines = wrong.map(({ id, label }) => `${label}: ${id === undefined ? 'none' : brief(id)}`);
  throw new Mismatch('the ids of all sockets', 'a different id for each', lines.join('\n'));
}

/** Fails unless a client that has reconnected to a namespace has an id there that it never had before. */
export function assertNewId(client: Participant, namespace: string): void {
  const before = client.idsIn(namespace).slice(0, -1);
  const now = client.idIn(namespace);
  if (before.length > 0 && !before.includes(now)) return;
  const what = `the id of ${client.label} in ${namespace} after it reconnected`;
  const known = [...new Set(before)].map(brief).join(', ');
  const mismatch = new Mismatch(what, `a different id from ${known}`, brief(now));
  throw expecting(mismatch, { client: client.name, reconnected: namespace, isSame: false });
}
