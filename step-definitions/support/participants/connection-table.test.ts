import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseConnectionTable } from './connection-table';

test('a row names a client and its namespaces', () => {
  const rows = parseConnectionTable([
    ['client', 'namespace'],
    ['alice', '/chat'],
    ["bob's phone", '"/chat", "/news" and "/"'],
    ['eve', ''],
  ]);
  assert.deepEqual(rows, [
    { client: 'alice', namespaces: ['/chat'] },
    { client: "bob's phone", namespaces: ['/chat', '/news', '/'] },
    { client: 'eve', namespaces: [] },
  ]);
});

test('a bystander only watches', () => {
  const [row] = parseConnectionTable([
    ['client', 'namespace', 'role'],
    ['dave', '/news', 'bystander'],
  ]);
  assert.deepEqual(row, { client: 'dave', namespaces: ['/news'], watches: true });
});

test('empty cells leave the choice to the lane', () => {
  const header = ['client', 'namespace', 'server', 'transport', 'connection', 'token'];
  const [row] = parseConnectionTable([header, ['alice', '/chat', '', '', '', '']]);
  assert.deepEqual(row, { client: 'alice', namespaces: ['/chat'] });
});

test('a server is one of the lane, or one that was started for such scenarios', () => {
  const rows = parseConnectionTable([
    ['client', 'namespace', 'server'],
    ['alice', '/chat', '2'],
    ['bob', '/chat', 'disposable 3'],
    ['carol', '/chat', 'short-timeout'],
  ]);
  assert.deepEqual(
    rows.map(({ server }) => server),
    [
      { kind: 'lane', number: 2 },
      { kind: 'disposable', number: 3 },
      { kind: 'short-timeout', number: 1 },
    ],
  );
});

test('a transport is that of a Socket.IO client or of a raw client', () => {
  const transports = ['polling', 'polling, then websocket', 'raw websocket', 'raw polling'];
  const rows = parseConnectionTable([
    ['client', 'transport'],
    ...transports.map((transport) => ['eve', transport]),
  ]);
  assert.deepEqual(
    rows.map(({ transport, raw }) => transport ?? raw),
    ['polling', 'upgrade', 'websocket', 'polling'],
  );
  assert.deepEqual(
    rows.map(({ raw }) => raw !== undefined),
    [false, false, true, true],
  );
});

test('an unknown column or cell is an error that names the known ones', () => {
  assert.throws(
    () => parseConnectionTable([['client', 'sever']]),
    /no column "sever"; known: client/,
  );
  const row = (column: string, cell: string) => () =>
    parseConnectionTable([
      ['client', column],
      ['alice', cell],
    ]);
  assert.throws(row('transport', 'http'), /no transport "http"; known: websocket; polling/);
  assert.throws(row('connection', 'own'), /no connection "own"; known: shared/);
});
