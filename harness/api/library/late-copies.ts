import type { LaneState } from '../../../step-definitions/support/lane';

/** Waits for the silence window of the target, and throws an error for copies that came late, twice, or to the wrong client. */
export async function assertNoLateCopies({ session, ledger }: LaneState): Promise<void> {
  await session.silenceWindow();
  const findings = ledger.findings();
  if (findings.length > 0) throw new Error(findings.map(({ message }) => message).join('\n\n'));
}
