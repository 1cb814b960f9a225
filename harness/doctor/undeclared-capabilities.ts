import type { OperationValues, Operation } from '../contract/operations';
import type { Driver } from '../drivers/driver';
import type { Instance } from '../servers/instance';
import type { Target } from '../target-file/target-file';
import { Visitor } from './doctor-client';

/** Milliseconds for an answer that nobody has to give. */
const mostMs = 1000;

const room = 'probe of what is not claimed';

/** The tiers that have a operation of their own, and how to ask whether it is there. */
const probes: Readonly<
  Record<string, readonly [operation: Operation, values: (id: string | undefined) => OperationValues]>
> = {
  roster: ['members', () => ({ room })],
  moderation: ['evict', (member) => ({ member, room })],
  asking: ['askRoom', () => ({ room, body: 'anybody?', timeoutMs: 100 })],
};

/** For people: the tiers that an instance serves although the target does not claim them. What does not answer is not served. */
export async function undeclaredCapabilities(
  instance: Instance,
  { capabilities, timeouts }: Target,
  driver: Driver,
): Promise<string[]> {
  const asked = Object.entries(probes).filter(
    ([tier, [operation]]) =>
      !(capabilities as readonly string[]).includes(tier) && driver.supports(operation),
  );
  if (asked.length === 0) return [];
  const visitor = new Visitor(instance, Math.min(mostMs, timeouts.answer), driver);
  try {
    await visitor.connect();
    await visitor.ask('join', { room });
    const answers = asked.map(([, [operation, valuesFor]]) =>
      isServed(visitor, operation, valuesFor(visitor.id)),
    );
    const served = await Promise.all(answers);
    return asked
      .filter((_, index) => served[index])
      .map(([tier, [operation]]) => toFinding(tier, operation));
  } catch {
    // The preflight has passed: what goes wrong from here on is for the scenarios to say.
    return [];
  } finally {
    visitor.close();
  }
}

async function isServed(visitor: Visitor, operation: Operation, values: OperationValues): Promise<boolean> {
  return await visitor.ask(operation, values).then(
    ({ ok }) => ok,
    () => false,
  );
}

function toFinding(tier: string, operation: Operation): string {
  return `${tier} is served (${operation} was answered with ok) and not claimed: add it to capabilities, and its scenarios count`;
}
