import { answerCode } from '../../../harness/contract/answer';
import type { Attempts } from '../participants/attempts';
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
  const answer = await messages.send({ ...template, text });
  const requireRefusal = (): void => {
    template.sender.driver.requireRefusal(template.operation);
  };
  const [what, client] = [whatOf(template, text), template.sender.name];
  attempts.keep({ what, client, outcome: answerCode(answer), answer, requireRefusal });
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

function whatOf({ sender, audience }: MessageTemplate, text: string): string {
  return `${sender.label} tried to send "${text}" to ${audience}`;
}
