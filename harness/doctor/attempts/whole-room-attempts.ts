import { room, type DoctorClients } from '../doctor-clients';
import { eventWith, expectedConfirmation } from '../expected';
import { observe } from '../observed';
import {
  attempt,
  expectAnswer,
  expectDelivery,
  expectNotice,
  type OperationAttempt,
} from './attempt';

const other = `${room}-2`;

/** Returns the attempts of the capability whole-rooms; bob is a member of the room. */
export function wholeRoomAttempts(clients: DoctorClients): OperationAttempt[] {
  const { alice } = clients;
  const values = { room: other, reason: 'doctor' };
  return [
    summonAllAttempt(clients),
    evictAllAttempt(clients),
    // Everybody is needed for later attempts, so that the room is empty by now.
    attempt(clients, 'kickAll', {
      run: () => expectAnswer(clients, alice, { operation: 'kickAll', values }),
    }),
  ];
}

function summonAllAttempt(clients: DoctorClients): OperationAttempt {
  const { alice: sender, bob: recipient, driver } = clients;
  const run = () => {
    const confirmed = sender.must('summonAll', { room, into: other });
    const draft = { sender, recipient, values: { room: other }, body: 'for the other room' };
    const received = confirmed.then(() => expectDelivery(clients, 'sendToRoom', draft));
    return observe({ confirmed, isConfirmed: true, received });
  };
  const expected = () =>
    `${expectedConfirmation(driver, 'summonAll')}, and the members receive the messages of the other room`;
  return attempt(clients, 'summonAll', { run, expected });
}

function evictAllAttempt(clients: DoctorClients): OperationAttempt {
  const { alice, carol: recipient, driver } = clients;
  const act = async () => {
    await recipient.must('join', { room: other });
    await alice.must('evictAll', { room: other });
  };
  return attempt(clients, 'evictAll', {
    run: () =>
      expectNotice(clients, 'evicted', { recipient, member: recipient, act, about: other }),
    expected: () => `${eventWith(driver.notice('evicted'))} at the members`,
  });
}
