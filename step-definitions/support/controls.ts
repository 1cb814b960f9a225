import { Mismatch } from '../../harness/contract/mismatch';
import type { Attach } from './evidence/sequence';
import type { LaneState } from './lane';
import { deliveryReport } from './messages/delivery-report';
import type { Messages } from './messages/messages';
import { labelsOf, type Participant } from './participants/participant';

/** A check that must fail, and the clients that it has to name. */
interface FailingCheck {
  readonly recipients: readonly Participant[];
  readonly text: string;
  readonly culprits: readonly Participant[];
}

/** Fails unless the check of a message's recipients fails, and names exactly these clients as the reason. */
export async function assertCheckFails(
  messages: Messages,
  { recipients, text, culprits }: FailingCheck,
): Promise<void> {
  const message = messages.find(text);
  const problem = await messages.deliveryProblem(message, { required: recipients });
  const named = problem?.culprits ?? [];
  const { sender } = message;
  const isExcluded = sender.driver.model.sender === 'excluded';
  const expected = culprits.filter((one) => !isExcluded || one !== sender);
  if (named.length === expected.length && expected.every((one) => named.includes(one))) return;
  throw new Mismatch(
    'the check of the recipients does not work on this server',
    `to name ${labelsOf(expected)}`,
    problem ? deliveryReport(problem) : 'no failure',
  );
}

/** Closes the ledger of the lane: its findings are attached for the verdict, and fail the scenario. */
export function assertLedgerHolds({
  lane,
  attach,
}: {
  readonly lane: LaneState;
  readonly attach: Attach;
}): void {
  const findings = lane.ledger.findings();
  const mediaType = 'application/json';
  attach(JSON.stringify(lane.events.list()), { mediaType, fileName: 'events.json' });
  attach(JSON.stringify(findings), { mediaType, fileName: 'ledger.json' });
  if (findings.length === 0) return;
  throw new Error(findings.map(({ message }) => message).join('\n\n'));
}
