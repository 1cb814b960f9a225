import type { Participant } from '../participants/participant';

/** Fails unless a client that has reconnected to a namespace has an id there that it never had before. */
export function assertNewId(client: Participant, namespace: string): void {
  const before = client.idsIn(namespace).slice(0, -1);
  const now = client.idIn(namespace);
  if (before.length > 0 && !before.includes(now)) return;
  throw new Error(
    `${client.label}: expected another id than ${before.join(', ')}, received ${now}`,
  );
}
