import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { test, type TestContext } from 'node:test';
import type { Packet } from '../client/packet';
import { NotApplicableError } from '../contract/namespace-names';
import { loadTarget } from '../target-file/target-file';
import { targetFile } from '../testing/temporary-folder';
import type { Driver } from './driver';
import { driverOf } from './driver-of';
import { DriverError } from './module/driver-error';

function driverWith(t: TestContext, lines: string, module = ''): Driver {
  const file = targetFile(t, 'urls: [http://127.0.0.1:1]');
  writeFileSync(`${dirname(file)}/acme.mjs`, module);
  const text = `name: A\nstart: { urls: [http://127.0.0.1:1] }\n${lines}\n`;
  writeFileSync(file, text);
  return driverOf(loadTarget(file));
}

const said: Packet = { namespace: '/chat', type: 'EVENT', event: 'frame', args: [[1, 'hi']] };

test('rooms and messages together are the room model', (t) => {
  const driver = driverWith(
    t,
    'rooms: { atOnce: one }\nmessages: { senders: members, delivered: { event: line } }\nevents: { typing: members }',
  );
  const { atOnce, senders, sender, body } = driver.model;
  assert.deepEqual([atOnce, senders, sender, body], ['one', 'members', 'included', 'json']);
  assert.equal(driver.delivery('sendToRoom').event, 'line');
  assert.equal(driver.delivery('echo').event, 'message');
  assert.equal(driver.audienceOf('typing'), 'members');
  assert.equal(driver.audienceOf('toString'), undefined);
});

test('a driver module belongs to the folder of its target file', (t) => {
  const driver = driverWith(t, 'driver: ./acme.mjs', 'export const join = () => undefined;');
  assert.equal(typeof driver.module.join, 'function');
});

test('scenarios that write packets by hand are not applicable where a module does that', (t) => {
  const text = 'export const join = () => undefined;';
  const driver = driverWith(t, 'driver: ./acme.mjs', text);
  const says = /the driver module has its own join \(driver\)/;
  for (const required of [
    () => {
      driver.requireRequest('join');
    },
    () => {
      driver.requireAcknowledgement('join');
    },
    () => {
      driver.requireContractNames('join');
    },
  ])
    assert.throws(
      required,
      (error) => error instanceof NotApplicableError && says.test(error.message),
    );
  assert.throws(() => {
    driver.requireRefusal('join');
  }, /does not say how join is refused/);
  driver.requireRequest('leave');
});

test('events are translated before anything looks at them', (t) => {
  const text = `export const receive = ({ namespace, args: [[kind, text]] }) =>
    kind === 1 ? { event: 'said', args: [{ text, namespace }] } : undefined;`;
  const driver = driverWith(t, 'namespaces: { chat: /talk }\ndriver: ./acme.mjs', text);
  const { event, args } = driver.received(said, 'bob@1');
  assert.deepEqual([event, args], ['said', [{ text: 'hi', namespace: '/talk' }]]);
  const other = { ...said, args: [[2]] };
  assert.deepEqual(driver.received(other, 'bob@1'), other);
  const connected: Packet = { ...said, type: 'CONNECT', event: '' };
  assert.equal(driver.received(connected, 'bob@1'), connected);
});

test('a translation that fails is noted, and the event stays as it came', (t) => {
  const text = `export const receive = () => { throw new Error('unreadable'); };`;
  const faults: DriverError[] = [];
  const driver = driverWith(t, 'driver: ./acme.mjs', text).forScenario(
    () => undefined,
    undefined,
    (fault) => faults.push(fault),
  );
  assert.equal(driver.received(said, 'bob@1'), said);
  assert.deepEqual(
    faults.map(({ message }) => message),
    ['receive of the driver module for bob@1: unreadable'],
  );
});
