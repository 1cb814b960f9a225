import { labelsOf, type Participant } from './participants/participant';
import type { ConformanceWorld } from './world';

/** Fails unless the check of who hears a message fails, and says of just these people that they are the reason. */
export async function assertCheckFails(
  world: ConformanceWorld,
  recipients: readonly Participant[],
  text: string,
  culprits: readonly Participant[],
): Promise<void> {
  const fault = await world.messages.deliveryProblem(recipients, world.messages.message(text));
  const lines = (fault ?? '').split('\n').filter((line) => line.includes('✗'));
  const named = world.clients.filter(({ label }) => lines.some((line) => line.includes(label)));
  const same = named.length === culprits.length && culprits.every((one) => named.includes(one));
  if (same) return;
  throw new Error(
    [
      'the check of who isReceived what does not see what it must on this server',
      `  expected  to name ${labelsOf(culprits)}`,
      `  observed  ${fault ?? 'no fault at all'}`,
    ].join('\n'),
  );
}

/** Closes the ledger of the lane: what it found is attached for the verdict, and fails the scenario. */
export function assertLedgerHolds(world: ConformanceWorld): void {
  const findings = world.lane.ledger.findings();
  const mediaType = 'application/json';
  world.attach(JSON.stringify(findings), { mediaType, fileName: 'ledger.json' });
  if (findings.length === 0) return;
  throw new Error(findings.map(({ message }) => message).join('\n\n'));
}
