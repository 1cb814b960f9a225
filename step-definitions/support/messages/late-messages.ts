import { mustReceive } from '../evidence/arrival';
import type { Fences } from '../evidence/fences';
import type { LaneState } from '../lane';
import type { Participant } from '../participants/participant';
import { deliveryProblemIn, type DeliveryProblem } from './delivery-check';
import type { SentMessage } from './sent-message';

/** Waits for the recipients where no fence proves that a message has been sent: their silence may only mean that it is late. */
export async function untilReceived(
  { overtaking, session }: LaneState,
  recipients: readonly Participant[],
  { sender, operation, nonce, what }: SentMessage,
): Promise<void> {
  const { driver } = sender;
  if (overtaking.isFenced(driver) && !driver.isTimeBounded(operation)) return;
  const ms = session.timeouts.answer;
  // The check that follows reports those that received nothing.
  await Promise.allSettled(recipients.map((client) => mustReceive(client, { nonce, what, ms })));
}

/** Waits for what came behind its fence on a target that was written for itself, and fences again. Returns the problem that is left. */
export async function unlessLate(
  { overtaking, session }: LaneState,
  problem: DeliveryProblem | undefined,
  fences: Pick<Fences, 'behind'>,
): Promise<DeliveryProblem | undefined> {
  if (!problem) return undefined;
  const { check, deprived } = problem;
  const { sender, nonce, what } = check.message;
  if (!sender.driver.isForeign || !overtaking.isFenced(sender.driver)) return problem;
  const arrival = { nonce, what, ms: session.timeouts.answer };
  if (!(await overtaking.isLate(deprived, arrival))) return problem;
  return deliveryProblemIn({ ...check, unfenced: await fences.behind(sender) });
}
