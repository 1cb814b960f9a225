import type { OperationAnswer } from '../../../harness/contract/answer';
import type { Attempts } from '../participants/attempts';
import { outcomeOf } from '../../../harness/drivers/unanswered';
import type { MessageTemplate } from './message-template';
import type { Messages } from './messages';

/** What attempts to send need from their scenario. */
interface Parts {
  readonly messages: Messages;
  readonly attempts: Attempts;
}

/** Sends a message that may be refused by an answer. */
export async function tryToSend(
  { messages, attempts }: Parts,
  template: MessageTemplate,
  text: string,
): Promise<void> {
  const { sender, operation } = template;
  const requireRefusal = (outcome: string): void => {
    sender.driver.requireRefusal(operation);
    if (outcome === 'ok') requireContractRules(template);
  };
  const send = (): Promise<OperationAnswer> => messages.send({ ...template, text });
  const ended = await outcomeOf(sender.driver, operation, send);
  attempts.keep({ what: whatOf(template, text), client: sender.name, ...ended, requireRefusal });
}

/** Sends a message that a server may refuse by an answer or by the end of the connection, but not by silence. */
export async function tryToSendOrDisconnect(
  parts: Parts,
  template: MessageTemplate,
  text: string,
): Promise<void> {
  try {
    await tryToSend(parts, template, text);
  } catch (error) {
    if (template.sender.namespaces.includes(template.namespace)) throw error;
    const what = whatOf(template, text);
    parts.attempts.keep({ what, outcome: 'disconnected', answer: String(error) });
  }
}

/** Sends a message without asking for an acknowledgement, and waits until the server answers a later request. */
export async function sendUnacknowledged(
  { messages }: Pick<Parts, 'messages'>,
  template: MessageTemplate,
  text: string,
): Promise<void> {
  const { sender, operation, namespace, values } = messages.record({ ...template, text });
  sender.driver.requireContractNames(operation);
  const { event, args } = sender.driver.request(operation, values);
  sender.send(namespace, event, args);
  await sender.roundTrip(namespace);
}

/** A target with events of its own may accept what the contract refuses: then nothing shows how it refuses. */
function requireContractRules({ sender: { driver }, operation, audience }: MessageTemplate): void {
  if (driver.isMapped(operation))
    driver.notApplicable(
      `the target has its own rules for messages: it accepts one to ${audience}`,
    );
}

function whatOf({ sender, audience }: MessageTemplate, text: string): string {
  return `${sender.label} tried to send "${text}" to ${audience}`;
}
