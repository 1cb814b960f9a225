import { ask, attempt, tell, toldOfSelf, type Attempt } from './attempt';
import { room, type Company } from './doctor-clients';
import { seen } from './observed';

/** The operations of the contract's core, in an order in which each finds what it needs: bob is in the room from the join on. */
export function coreAttempts(company: Company): Attempt[] {
  return [...roomAttempts(company), ...wideAttempts(company), ...ownAttempts(company)];
}

function roomAttempts(company: Company): Attempt[] {
  const { alice, bob } = company;
  const telling = { by: alice, recipient: bob };
  const rooms = [room, `${room}-2`];
  return [
    { ...attempt(company, 'join', () => entered(company, 'join')), isNeeded: true },
    { ...attempt(company, 'sendToRoom', () => toldRoom(company)), isNeeded: true },
    attempt(company, 'rooms', () => ask(company, bob, ['rooms', {}, room])),
    attempt(company, 'sendToOthersInRoom', () => tell(company, 'sendToOthersInRoom', telling)),
    attempt(company, 'sendToRooms', () =>
      tell(company, 'sendToRooms', { ...telling, values: { rooms } }),
    ),
    attempt(company, 'sendToRoomExcept', () =>
      tell(company, 'sendToRoomExcept', { ...telling, values: { except: alice.id } }),
    ),
  ];
}

function wideAttempts(company: Company): Attempt[] {
  const { alice, bob } = company;
  const telling = { by: alice, recipient: bob };
  return [
    attempt(company, 'sendToAll', () => tell(company, 'sendToAll', telling)),
    attempt(company, 'sendToOthers', () => tell(company, 'sendToOthers', telling)),
    attempt(company, 'sendToOne', () =>
      tell(company, 'sendToOne', { ...telling, values: { to: bob.id } }),
    ),
  ];
}

function ownAttempts(company: Company): Attempt[] {
  const { alice } = company;
  const body = 'this is reflect';
  const heard = (text: string): string => `You said: ${text}`;
  return [
    attempt(company, 'echo', () => tell(company, 'echo', { by: alice, recipient: alice, heard })),
    attempt(company, 'reflect', () => ask(company, alice, ['reflect', { body }, body])),
  ];
}

/** What is tried last: bob leaves the room, and is refused another one. */
export function lastAttempts(company: Company): Attempt[] {
  const { bob, core, driver } = company;
  const refusal = attempt(company, 'join', () =>
    seen({ confirmed: core.refuse(bob), isConfirmed: true }),
  );
  const mapped = driver.own('join').refused === undefined ? [] : [refusal];
  return [
    attempt(company, 'leave', () => entered(company, 'leave')),
    ...mapped.map((one) => ({ ...one, name: 'the refusal of a join' })),
  ];
}

async function entered(company: Company, operation: 'join' | 'leave'): Promise<string> {
  const { bob, core, driver } = company;
  const told = toldOfSelf(company, operation, bob);
  const isConfirmed = driver.say(operation, { room }).done !== 'none';
  return await seen({ confirmed: core[operation](bob), isConfirmed, ...(told && { heard: told }) });
}

/** Only what is told to a member is heard: a join may take effect late. */
export async function toldRoom(company: Company): Promise<string> {
  const { alice, bob, core } = company;
  await core.tell(alice, bob);
  return await tell(company, 'sendToRoom', { by: alice, recipient: bob });
}
