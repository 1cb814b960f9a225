import { randomUUID } from 'node:crypto';
import { Random } from '../contract/names/random';
import { roomName } from '../contract/names/room-names';
import type { Operation, OperationValues } from '../contract/operations';
import type { Driver } from '../drivers/driver';
import type { Instance } from '../servers/instance';
import type { Target } from '../target-file/target-file';
import { DoctorClient } from './doctor-client';

/** Longest wait for an answer, in milliseconds; the target does not have to answer. */
const mostMs = 1000;

const room = roomName(new Random(randomUUID()), 'plain');

/** An operation that only a target with the capability serves. */
interface CapabilityProbe {
  readonly capability: string;
  readonly operation: Operation;
  readonly valuesFor: (id: string | undefined) => OperationValues;
}

const probes: readonly CapabilityProbe[] = [
  { capability: 'roster', operation: 'members', valuesFor: () => ({ room }) },
  { capability: 'moderation', operation: 'evict', valuesFor: (member) => ({ member, room }) },
  { capability: 'whole-rooms', operation: 'evictAll', valuesFor: () => ({ room }) },
  {
    capability: 'asking',
    operation: 'askRoom',
    valuesFor: () => ({ room, body: 'anybody?', timeoutMs: 100 }),
  },
];

/** Returns, human-readable, the capabilities that an instance has although the target does not declare them. Without an answer, it does not have one. */
export async function undeclaredCapabilities(
  instance: Instance,
  { capabilities, timeouts }: Target,
  driver: Driver,
): Promise<string[]> {
  const declared: readonly string[] = capabilities;
  const undeclared = probes.filter(
    ({ capability, operation }) => !declared.includes(capability) && driver.supports(operation),
  );
  if (undeclared.length === 0) return [];
  const client = new DoctorClient(instance, Math.min(mostMs, timeouts.answer), driver);
  try {
    await client.connect();
    await client.ask('join', { room });
    const answers = undeclared.map((probe) => isServed(client, probe));
    const served = await Promise.all(answers);
    return undeclared.filter((_, index) => served[index]).map(toFinding);
  } catch {
    // The preflight has passed: later failures are for the scenarios to report.
    return [];
  } finally {
    client.close();
  }
}

async function isServed(
  client: DoctorClient,
  { operation, valuesFor }: CapabilityProbe,
): Promise<boolean> {
  return await client.ask(operation, valuesFor(client.id)).then(
    ({ ok }) => ok,
    () => false,
  );
}

function toFinding({ capability, operation }: CapabilityProbe): string {
  return `the target does not declare ${capability}, but ${operation} succeeds: add ${capability} to capabilities to include its scenarios`;
}
