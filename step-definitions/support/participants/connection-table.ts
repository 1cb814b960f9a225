import type { Transport } from '../../../harness/client/connection-options';
import { listed } from './client-names';
import { unquoted } from './namespace-names';
import { toServerReference, type ServerReference } from './server-reference';

/** One row of the step `these clients are connected`; what its cells leave empty is left to the lane. */
export interface ConnectionRow {
  readonly client: string;
  readonly namespaces: readonly string[];
  readonly server?: ServerReference;
  /** Transport of a Socket.IO client. */
  readonly transport?: Transport;
  /** Transport of a raw client. */
  readonly raw?: 'websocket' | 'polling';
  readonly shared?: true;
  /** Whether the client only watches: it is left out where the target does not have its namespace. */
  readonly watches?: true;
  /** In the words of the features. */
  readonly token?: string;
}

const columns = ['client', 'namespace', 'server', 'transport', 'connection', 'token', 'role'];

const transports: Readonly<Record<string, Pick<ConnectionRow, 'transport' | 'raw'>>> = {
  websocket: { transport: 'websocket' },
  polling: { transport: 'polling' },
  'polling, then websocket': { transport: 'upgrade' },
  'raw websocket': { raw: 'websocket' },
  'raw polling': { raw: 'polling' },
};

/** Parses a table, its header first. Throws if a column or a cell is unknown. */
export function parseConnectionTable([
  header = [],
  ...lines
]: readonly (readonly string[])[]): ConnectionRow[] {
  const unknown = header.filter((column) => !columns.includes(column));
  if (unknown.length > 0)
    throw new Error(`no column "${unknown.join('", "')}"; known: ${columns.join(', ')}`);
  return lines.map((cells) => {
    const row = new Map(header.map((column, index) => [column, cells[index] ?? '']));
    return toRow((column) => row.get(column) ?? '');
  });
}

function toRow(cell: (column: string) => string): ConnectionRow {
  const [namespaces, server, token] = [cell('namespace'), cell('server'), cell('token')];
  return {
    client: cell('client'),
    namespaces: namespaces === '' ? [] : listed(namespaces).map(unquoted),
    ...(server !== '' && { server: toServerReference(server) }),
    ...known(transports, 'transport', cell('transport')),
    ...known({ shared: { shared: true as const } }, 'connection', cell('connection')),
    ...(token !== '' && { token }),
    ...known({ bystander: { watches: true as const } }, 'role', cell('role')),
  };
}

function known<T extends object>(
  values: Readonly<Record<string, T>>,
  column: string,
  text: string,
): T | undefined {
  if (text === '') return undefined;
  const value = values[text];
  if (value) return value;
  throw new Error(`no ${column} "${text}"; known: ${Object.keys(values).join('; ')}`);
}
