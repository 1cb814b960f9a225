import type { Capability } from '../../target-file/target-file';
import {
  adviceOn,
  attempt,
  expectAnswer,
  expectDelivery,
  expectNotice,
  type OperationAttempt,
} from './attempt';
import { room, type DoctorClients } from '../doctor-clients';
import { eventWith, expectedConfirmation, expectedDelivery } from '../expected';
import { observe } from '../observed';
import { wholeRoomAttempts } from './whole-room-attempts';

type Attempts = (clients: DoctorClients) => OperationAttempt[];

/** By capability: attempts of its operations and events; bob is a member of the room. */
const attemptsByCapability: Partial<Record<Capability, Attempts>> = {
  roster: (clients) => {
    const { alice, bob, driver } = clients;
    const containing = bob.id ?? '';
    const run = () =>
      expectAnswer(clients, alice, { operation: 'members', values: { room }, containing });
    const expected = () =>
      `${expectedConfirmation(driver, 'members')} that contains the id of the member`;
    return [attempt(clients, 'members', { run, expected })];
  },
  asking: (clients) => {
    const { alice: sender, bob: recipient, driver } = clients;
    const values = { timeoutMs: 1000 };
    const run = () => expectDelivery(clients, 'askRoom', { sender, recipient, values });
    return [
      attempt(clients, 'askRoom', { run, expected: () => expectedDelivery(driver, 'askRoom') }),
    ];
  },
  presence: (clients) => {
    const { bob: recipient, carol: member } = clients;
    const join = { recipient, member, act: () => member.must('join', { room }) };
    const leave = { recipient, member, act: () => member.must('leave', { room }) };
    return [
      noticeAttempt(clients, 'memberJoined', () => expectNotice(clients, 'memberJoined', join)),
      noticeAttempt(clients, 'memberLeft', () => expectNotice(clients, 'memberLeft', leave)),
    ];
  },
  // Before moderation, which kicks carol.
  'whole-rooms': wholeRoomAttempts,
  moderation: (clients) => [summonAttempt(clients), evictAttempt(clients), kickAttempt(clients)],
};

function summonAttempt(clients: DoctorClients): OperationAttempt {
  const { alice, carol, driver } = clients;
  const run = () => {
    const confirmed = alice.must('summon', { member: carol.id, room });
    const received = confirmed.then(() =>
      expectDelivery(clients, 'sendToRoom', { sender: alice, recipient: carol }),
    );
    return observe({ confirmed, isConfirmed: true, received });
  };
  const expected = () =>
    `${expectedConfirmation(driver, 'summon')}, and the summoned client receives the room's messages`;
  return attempt(clients, 'summon', { run, expected });
}

function evictAttempt(clients: DoctorClients): OperationAttempt {
  const { alice, carol: recipient, driver } = clients;
  const act = async () => {
    await recipient.must('join', { room });
    await alice.must('evict', { member: recipient.id, room });
  };
  return attempt(clients, 'evict', {
    run: () => expectNotice(clients, 'evicted', { recipient, member: recipient, act }),
    expected: () => `${eventWith(driver.notice('evicted'))} at the evicted client`,
  });
}

function kickAttempt(clients: DoctorClients): OperationAttempt {
  const { alice, carol: recipient, driver } = clients;
  const act = () => alice.must('kick', { member: recipient.id, room, reason: 'doctor' });
  return attempt(clients, 'kick', {
    run: () => expectNotice(clients, 'kicked', { recipient, member: recipient, act }),
    expected: () => `${eventWith(driver.notice('kicked'))} at the kicked client`,
  });
}

/** Returns the attempts of the capabilities that a target declares. */
export function capabilityAttempts(
  clients: DoctorClients,
  declared: readonly Capability[],
): OperationAttempt[] {
  return Object.entries(attemptsByCapability).flatMap(([capability, attempts]) =>
    declared.includes(capability as Capability) ? attempts(clients) : [],
  );
}

function noticeAttempt(
  { driver }: DoctorClients,
  name: 'memberJoined' | 'memberLeft',
  run: () => Promise<string>,
): OperationAttempt {
  const expected = () => `${eventWith(driver.notice(name))} at another member`;
  return { name, ...adviceOn(name), expected, run };
}
