/** A client whose socket ids may stand in a text. */
interface NamedClient {
  /** Human-readable name and server: `bob@2`. */
  readonly label: string;
  readonly allIds: readonly string[];
  isNewestId(id: string): boolean;
}

/** Returns a text with the client behind each quoted socket id: `'mDUhbvy3-LQZFy6EAAAi' (bob@2)`. */
export function withClientNames(text: string, clients: readonly NamedClient[]): string {
  return clients
    .flatMap((client) => client.allIds.map((id) => ({ client, id })))
    .reduce((named, { client, id }) => {
      const age = client.isNewestId(id) ? '' : ', an earlier id';
      return named.replaceAll(`'${id}'`, `'${id}' (${client.label}${age})`);
    }, text);
}

/** Returns a text with what the feature calls a room behind each quoted name of one: `'atlas-42' (the lobby)`. */
export function withRoomWords(text: string, names: ReadonlyMap<string, string>): string {
  return [...names].reduce((named, [wire, word]) => {
    if (!/^[a-z]+$/.test(word)) return named;
    return named.replaceAll(`'${wire}'`, `'${wire}' (the ${word})`);
  }, text);
}
