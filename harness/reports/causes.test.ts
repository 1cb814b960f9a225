import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brief } from '../contract/brief';
import { sampleRequirement, sampleScenario } from '../testing/sample-verdict';
import type { RequirementVerdict, ScenarioStatus } from '../verdict/schema';
import { distinctFailures, effectOf, openCauses } from './causes';

function requirement(
  id: string,
  status: 'failed' | 'blocked' | 'inconclusive',
  message: string,
): RequirementVerdict {
  const scenarios = [sampleScenario({ status: status satisfies ScenarioStatus, message })];
  return sampleRequirement({ id, status, scenarios });
}

const unconfirmed = (client: string, room: string): string =>
  `Given ${client} joined the lobby\ntimed out after 2 s waiting for ${client}@1: joined '${room}'`;

test('one cause of many blocked requirements is there once, whatever clients and rooms are called', () => {
  const causes = openCauses([
    requirement('RM-01', 'blocked', unconfirmed('alice', 's-1-lobby')),
    requirement('RM-02', 'blocked', unconfirmed("bob's phone", 's-2-attic')),
    requirement('RM-03', 'blocked', 'Given alice sent "x"\nanother cause'),
    requirement('RM-04', 'inconclusive', 'this machine stood still'),
  ]);
  assert.deepEqual(
    causes.map((cause) => `${cause.text}: ${effectOf(cause)}`),
    [
      "timed out after 2 s waiting for a client: joined 's-1-lobby': blocks RM-01, RM-02 (2 scenarios)",
      'another cause: blocks RM-03 (1 scenario)',
      'this machine stood still: leaves open RM-04 (1 scenario)',
    ],
  );
});

test('one cause is there once, whatever the refused rooms are called', () => {
  const refused = (client: string, room: string): string =>
    `And ${client} joined the lobby\n${client}@1: the answer to enter { room: ${brief(room)} } (the lobby)\n  expected  ok\n  received  { message: 'full' }`;
  const rooms = ['plain', "it's", 'say "hi"', `both ' and "`, `all ' " \` three`, 'a\\b', "'"];
  const causes = openCauses(
    rooms.map((room, index) =>
      requirement(`RM-${index + 10}`, 'blocked', refused(`client${index}`, room)),
    ),
  );
  assert.equal(causes.length, 1, causes.map(({ text }) => text).join('\n'));
});

test('the ids of a cause are cut, and a title is not taken for the cause', () => {
  const message =
    'And alice sent "x"\nthe fence of alice@1\n  expected  to arrive\n  received  it never came';
  const ids = Array.from({ length: 12 }, (_, index) => `RM-${index + 10}`);
  const [cause, ...others] = openCauses(ids.map((id) => requirement(id, 'blocked', message)));
  assert.ok(cause && others.length === 0);
  assert.equal(cause.text, 'the fence of alice@1: expected to arrive, received it never came');
  assert.match(effectOf(cause), /^blocks RM-10, .*, RM-19 and 2 more \(12 scenarios\)$/);
});

test('failures with one message are reported once if three requirements share it', () => {
  const same = ['RM-01', 'RM-02', 'RM-03'].map((id, index) =>
    requirement(id, 'failed', `Then bob receives "${index}"\nbob@${index + 1} received nothing`),
  );
  const [first, ...others] = distinctFailures(same);
  assert.equal(first?.also, 'the same also fails RM-02, RM-03 (3 scenarios in all)');
  assert.deepEqual(others, []);
  assert.equal(distinctFailures(same.slice(1)).length, 2);
});
