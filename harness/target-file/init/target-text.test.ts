import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type DeliveringOperation,
  type NoticeName,
  type Operation,
  contractNotices,
  contractOperations,
} from '../../contract/operations';
import { Driver } from '../../drivers/driver';
import { driverOf } from '../../drivers/driver-of';
import { capabilities, parseTarget } from '../target-file';
import { targetText, type TargetAnswers } from './target-text';

const answers: TargetAnswers = {
  name: 'Acme',
  start: { command: 'node server.js' },
  capabilities: [],
};

/** Returns the text with all of its examples in use. */
function uncommented(text: string): string {
  return text.replaceAll(/^#(?! \S|$)/gm, '');
}

test('contains the answers and nothing else', () => {
  const urls = ['http://127.0.0.1:3001', 'https://example.org:3002'];
  const text = targetText({ name: 'Acme', start: { urls }, capabilities: ['roster', 'cluster'] });
  const shortest = `name: Acme\nstart: { urls: [${urls.join()}] }\ncapabilities: [roster, cluster]\n`;
  assert.deepEqual(parseTarget(text, 'target.yaml'), parseTarget(shortest, 'target.yaml'));
  const bare = 'name: Acme\nstart: { command: node server.js }\n';
  assert.deepEqual(parseTarget(targetText(answers), 'a.yaml'), parseTarget(bare, 'a.yaml'));
});

test('the answers about rooms are in use, and the other lines of the room model are examples', () => {
  const model = { rooms: { atOnce: 'one', capacity: 4 }, messages: { sender: 'excluded' } };
  const text = targetText({ ...answers, model });
  const { rooms, messages } = parseTarget(text, 'target.yaml');
  assert.deepEqual([rooms.atOnce, rooms.capacity, rooms.unchanged], ['one', 4, 'confirmed']);
  assert.deepEqual([messages.sender, messages.senders], ['excluded', 'anyone']);
  assert.match(text, /^# {2}unchanged: confirmed # or silent, refused$/m);
});

test('quotes names and commands that YAML would read as something else', () => {
  for (const text of [
    'yes',
    '1.0',
    '# a',
    "it's",
    'a: b',
    '{x}',
    'a\nb',
    '☂ "q"',
    '- b',
    '~',
    ' x ',
  ])
    for (const part of [{ name: text }, { start: { command: text } }]) {
      const target = parseTarget(targetText({ ...answers, ...part }), 'target.yaml');
      assert.deepEqual({ ...target, ...part }, target);
    }
});

test('with all examples in use, it is a valid target file with every capability', (t) => {
  process.env['JWT_SECRET'] = 'secret of a test';
  t.after(() => delete process.env['JWT_SECRET']);
  const target = parseTarget(uncommented(targetText(answers)), 'target.yaml');
  assert.deepEqual(target.capabilities, capabilities);
  assert.equal(target.deviations.length, 1);
  assert.equal(Object.keys(target.namespaces).length, 3);
  const { env, backplane, timeouts, concurrentHandlers, credentials, version } = target;
  const others = { backplane, timeouts, concurrentHandlers, version, env };
  assert.deepEqual(others, {
    backplane: 'redis',
    timeouts: { answer: 5000, silence: 250, start: 30_000 },
    concurrentHandlers: false,
    version: '1.0',
    env: { LOG_LEVEL: 'error' },
  });
  assert.deepEqual(credentials, { jwtSecret: 'secret of a test' });
});

test('its examples of operations are those of the contract', (t) => {
  process.env['JWT_SECRET'] = 'secret of a test';
  t.after(() => delete process.env['JWT_SECRET']);
  const target = parseTarget(uncommented(targetText(answers)), 'target.yaml');
  const [written, contract] = [driverOf(target), new Driver()];
  const operations = (Object.keys(contractOperations) as Operation[]).filter(
    (operation) => operation !== 'sendToAllByServer',
  );
  const notices = Object.keys(contractNotices) as NoticeName[];
  assert.deepEqual(Object.keys(target.operations).sort(), [...operations, ...notices].sort());
  for (const operation of operations) {
    assert.deepEqual(
      written.request(operation, { room: 'r', body: 'b' }),
      contract.request(operation, { room: 'r', body: 'b' }),
    );
    if (!('delivered' in contractOperations[operation])) continue;
    const delivering = operation as DeliveringOperation;
    assert.deepEqual(written.delivery(delivering), contract.delivery(delivering));
  }
  for (const one of notices) assert.deepEqual(written.notice(one), contract.notice(one));
});
