import { expectAnswer, attempt, expectDelivery, ownNotice, type OperationAttempt } from './attempt';
import { room, type Company } from './doctor-clients';
import { observe } from './observed';

/** The operations of the contract's core, in an order in which each finds what it needs: bob is in the room from the join on. */
export function coreAttempts(company: Company): OperationAttempt[] {
  return [...roomAttempts(company), ...wideAttempts(company), ...ownAttempts(company)];
}

function roomAttempts(company: Company): OperationAttempt[] {
  const { alice, bob } = company;
  const telling = { by: alice, recipient: bob };
  const rooms = [room, `${room}-2`];
  return [
    { ...attempt(company, 'join', () => entered(company, 'join')), isNeeded: true },
    { ...attempt(company, 'sendToRoom', () => sendToRoom(company)), isNeeded: true },
    attempt(company, 'rooms', () => expectAnswer(company, bob, ['rooms', {}, room])),
    attempt(company, 'sendToOthersInRoom', () => expectDelivery(company, 'sendToOthersInRoom', telling)),
    attempt(company, 'sendToRooms', () =>
      expectDelivery(company, 'sendToRooms', { ...telling, values: { rooms } }),
    ),
    attempt(company, 'sendToRoomExcept', () =>
      expectDelivery(company, 'sendToRoomExcept', { ...telling, values: { except: alice.id } }),
    ),
  ];
}

function wideAttempts(company: Company): OperationAttempt[] {
  const { alice, bob } = company;
  const telling = { by: alice, recipient: bob };
  return [
    attempt(company, 'sendToAll', () => expectDelivery(company, 'sendToAll', telling)),
    attempt(company, 'sendToOthers', () => expectDelivery(company, 'sendToOthers', telling)),
    attempt(company, 'sendToOne', () =>
      expectDelivery(company, 'sendToOne', { ...telling, values: { to: bob.id } }),
    ),
  ];
}

function ownAttempts(company: Company): OperationAttempt[] {
  const { alice } = company;
  const body = 'this is reflect';
  const heard = (text: string): string => `You said: ${text}`;
  return [
    attempt(company, 'echo', () => expectDelivery(company, 'echo', { by: alice, recipient: alice, heard })),
    attempt(company, 'reflect', () => expectAnswer(company, alice, ['reflect', { body }, body])),
  ];
}

/** What is tried last: bob leaves the room, and is refused another one. */
export function lastAttempts(company: Company): OperationAttempt[] {
  const { bob, core, driver } = company;
  const refusal = attempt(company, 'join', () =>
    observe({ confirmed: core.refuse(bob), isConfirmed: true }),
  );
  const mapped = driver.mappingOf('join').refused === undefined ? [] : [refusal];
  return [
    attempt(company, 'leave', () => entered(company, 'leave')),
    ...mapped.map((one) => ({ ...one, name: 'the refusal of a join' })),
  ];
}

async function entered(company: Company, operation: 'join' | 'leave'): Promise<string> {
  const { bob, core, driver } = company;
  const told = ownNotice(company, operation, bob);
  const isConfirmed = driver.request(operation, { room }).done !== 'none';
  return await observe({ confirmed: core[operation](bob), isConfirmed, ...(told && { heard: told }) });
}

/** Only what is told to a member is heard: a join may take effect late. */
export async function sendToRoom(company: Company): Promise<string> {
  const { alice, bob, core } = company;
  await core.send(alice, bob);
  return await expectDelivery(company, 'sendToRoom', { by: alice, recipient: bob });
}
