import type { Operation, OperationValues, SendOperation } from '../../contract/operations';
import { attempt, expectAnswer, expectDelivery, ownNotice, type OperationAttempt } from './attempt';
import { room, type DoctorClients } from '../doctor-clients';
import { coreSteps, type CoreStepName } from '../core-steps';
import { expectedConfirmation, expectedDelivery } from '../expected';
import { observe, observeConnect } from '../observed';

/** Returns attempts of the core operations, in an order in which each finds what it needs: bob is a member from the join on. */
export function coreAttempts(clients: DoctorClients): OperationAttempt[] {
  const { alice, bob } = clients;
  const { driver } = clients;
  const toReceived = (text: string): string => `You said: ${text}`;
  return [
    { ...attempt(clients, 'join', { run: () => joinOrLeave(clients, 'join') }), isRequired: true },
    {
      ...attempt(clients, 'sendToRoom', {
        run: () => sendToRoom(clients),
        expected: () => expectedDelivery(driver, 'sendToRoom'),
      }),
      isRequired: true,
    },
    answerAttempt(clients, { operation: 'rooms', by: bob, values: {}, containing: room }),
    sendAttempt(clients, 'sendToOthersInRoom'),
    sendAttempt(clients, 'sendToRooms', () => ({ rooms: [room, `${room}-2`] })),
    sendAttempt(clients, 'sendToRoomExcept', () => ({ except: alice.id })),
    sendAttempt(clients, 'sendToAll'),
    sendAttempt(clients, 'sendToOthers'),
    sendAttempt(clients, 'sendToOne', () => ({ to: bob.id })),
    attempt(clients, 'echo', {
      run: () => expectDelivery(clients, 'echo', { sender: alice, recipient: alice, toReceived }),
      expected: () => expectedDelivery(driver, 'echo'),
    }),
    reflectAttempt(clients),
  ];
}

function reflectAttempt(clients: DoctorClients): OperationAttempt {
  const body = 'this is reflect';
  const { alice: by } = clients;
  return answerAttempt(clients, { operation: 'reflect', by, values: { body }, containing: body });
}

/** An attempt to send a message from alice to bob. */
function sendAttempt(
  clients: DoctorClients,
  operation: SendOperation,
  values: () => OperationValues = () => ({}),
): OperationAttempt {
  const { alice: sender, bob: recipient, driver } = clients;
  return attempt(clients, operation, {
    run: () => expectDelivery(clients, operation, { sender, recipient, values: values() }),
    expected: () => expectedDelivery(driver, operation),
  });
}

interface AnsweredOperation {
  readonly operation: Operation;
  readonly by: DoctorClients['alice'];
  readonly values: OperationValues;
  readonly containing: string;
}

function answerAttempt(
  clients: DoctorClients,
  { operation, by, values, containing }: AnsweredOperation,
): OperationAttempt {
  return attempt(clients, operation, {
    run: () => expectAnswer(clients, by, { operation, values, containing }),
    expected: () =>
      `${expectedConfirmation(clients.driver, operation)} that contains ${JSON.stringify(containing)}`,
  });
}

/** Returns the last attempts: bob leaves the room, and what the server must refuse is refused. */
export function lastAttempts(clients: DoctorClients): OperationAttempt[] {
  const leave = attempt(clients, 'leave', { run: () => joinOrLeave(clients, 'leave') });
  const steps = [stepAttempt(clients, 'refused'), stepAttempt(clients, 'unknown')];
  return [leave, ...steps.flat()];
}

/** Returns the attempt to connect, which all others need. */
export function connectAttempt(clients: DoctorClients): OperationAttempt {
  const { driver, carol } = clients;
  const connecting = async (): Promise<void> => {
    await runStep(clients, 'connect');
    await carol.connect();
  };
  return {
    name: 'connect /chat',
    subject: 'connect',
    expected: () => coreSteps.connect.expected(driver),
    lookAt: 'namespaces.chat in the target file (docs/target-files.md)',
    whatToDo: 'map the namespace: namespaces: { chat: /… }',
    isRequired: true,
    run: () => observeConnect(driver, '/chat', connecting()),
  };
}

/** An attempt that is the step of the preflight and nothing more; none if the target does not have what it tries. */
function stepAttempt(
  clients: DoctorClients,
  name: 'refused' | 'unknown',
): readonly OperationAttempt[] {
  const step = coreSteps[name];
  if (!step.isPossible(clients.driver)) return [];
  return [
    {
      name: step.name,
      subject: name,
      expected: () => step.expected(clients.driver),
      lookAt: `${step.key} in the target file (docs/target-files.md)`,
      whatToDo: 'compare the server with the contract (docs/contract.md, sections 4 to 6)',
      run: () => observe({ confirmed: runStep(clients, name), isConfirmed: true }),
    },
  ];
}

/** Runs a step of the preflight, with alice outside the room and bob as its member. */
async function runStep(
  { core, driver, alice, bob }: DoctorClients,
  name: CoreStepName,
): Promise<void> {
  const step = coreSteps[name];
  if (!step.isPossible(driver))
    driver.notApplicable(`not tried: the target does not support what it needs (${step.key})`);
  await step.run(core, { sender: alice, member: bob });
}

async function joinOrLeave(clients: DoctorClients, operation: 'join' | 'leave'): Promise<string> {
  const { bob, driver } = clients;
  const { done } = driver.request(operation, { room });
  const received = ownNotice(clients, operation, bob);
  return await observe({
    confirmed: runStep(clients, operation),
    isConfirmed: done !== 'none',
    ...(received && { received }),
  });
}

/** Sends to the room until bob receives it, because a join may take effect late, then checks one message. */
export async function sendToRoom(clients: DoctorClients): Promise<string> {
  const { alice, bob } = clients;
  await runStep(clients, 'sendToRoom');
  return await expectDelivery(clients, 'sendToRoom', { sender: alice, recipient: bob });
}
